import { sealBatch } from '@/lib/audit/seal-events';
import { reportError } from '@/lib/report-error';

/** A transaction open for longer holds up the seal of everything after it. */
const lagAllowedSeconds = 60;
const repeatAfterMs = 60_000;

class SealingLagsError extends Error {
  override name = 'SealingLagsError';
  readonly code = 'audit-sealing-lags';
}

let toldAt = Number.NEGATIVE_INFINITY;

function tellLag(waitingSeconds: number): void {
  if (waitingSeconds <= lagAllowedSeconds || performance.now() - toldAt < repeatAfterMs) return;
  toldAt = performance.now();
  reportError('audit-sealing-lags', new SealingLagsError('A transaction is open for too long'), {
    seconds: Math.round(waitingSeconds),
  });
}

/** Seals all of the audit trail that can be sealed now. Several servers may try at once; one does. */
export async function sealAudit(): Promise<{ sealed: number }> {
  let sealed = 0;
  for (;;) {
    const round = await sealBatch();
    sealed += round.sealed;
    tellLag(round.waitingSeconds);
    if (!round.more) return { sealed };
  }
}
