import { AsyncResource } from 'node:async_hooks';
import { publishCheckpoints } from '@/lib/audit/publish-checkpoints';
import { finishErasures } from '@/lib/data-rights/erase/finish-erasures';
import { tellProcessors } from '@/lib/data-rights/tell/tell-processors';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { trimLedger } from '@/lib/erasure-ledger/trim-ledger';
import { onWakeMailer } from '@/lib/mail/wake-mailer';
import { queueNotices } from '@/lib/policy-notices/queue-notices';
import { reportError } from '@/lib/report-error';
import { giveWay } from './give-way';
import { type JobName, noteRun } from './job-runs';
import { runMailer } from './run-mailer';
import { runRenewals } from './run-renewals';
import { sealAudit } from './seal-audit';
import { sweep } from './sweep';

/** So often, at most, a job that runs every few seconds writes down that it does. A failure, and the end of one, at once. */
const notedEveryMs = 60_000;

function noteRunsOf(job: JobName) {
  let last = { end: '', at: Number.NEGATIVE_INFINITY };
  return async (end: 'done' | 'failed') => {
    if (last.end === end && performance.now() - last.at < notedEveryMs) return;
    last = { end, at: performance.now() };
    await noteRun(job, end);
  };
}

/** Runs `work` every `everyMs`, one run at a time, and at once when rung. A failed run is reported; the next one heals. */
function repeat(name: JobName, work: () => Promise<unknown>, everyMs: number) {
  let running: Promise<void> | null = null;
  let rungAgain = false;
  const note = noteRunsOf(name);
  const run = () => {
    if (running) {
      rungAgain = true;
      return;
    }
    running = work()
      .then(() => note('done'))
      .catch((error: unknown) => {
        reportError(`${name}-failed`, error);
        // Where the database itself is gone this fails too, and has been reported.
        return note('failed').catch(() => undefined);
      })
      .finally(() => {
        running = null;
        if (rungAgain) {
          rungAgain = false;
          run();
        }
      });
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  run();
  return {
    run,
    stop: async () => {
      clearInterval(timer);
      rungAgain = false;
      await running;
    },
  };
}

/** Starts the workers of this server; several servers share the rows. Answers what stops them. */
export function startWorkers(): () => Promise<void> {
  const mailer = repeat('mailer', runMailer, 5_000);
  const others = [
    repeat('sweep', sweep, 60_000),
    repeat('erasures', finishErasures, 5_000),
    repeat('processors', tellProcessors, 5_000),
    // A yes that is over has not counted since; the ledger says so within five minutes.
    repeat('renewals', runRenewals, 300_000),
    repeat('policy-notices', queueNotices, 300_000),
    repeat('audit-seal', sealAudit, 5_000),
    repeat('audit-publish', publishCheckpoints, 5_000),
    repeat('erasure-ledger', exportEntries, 5_000),
    repeat('erasure-ledger-trim', trimLedger, 3_600_000),
    repeat('give-way', giveWay, 20_000),
  ];
  // The bell rings inside the transaction; by now it has committed.
  // Whoever rings is inside a door, and what begins then would count as opened inside it too.
  const outside = AsyncResource.bind(mailer.run);
  const silence = onWakeMailer(() => void setTimeout(outside, 30).unref());
  return async () => {
    silence();
    await Promise.all([mailer, ...others].map(({ stop }) => stop()));
  };
}
