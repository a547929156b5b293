import { checkNotice } from '@/lib/consent/check-notice';
import type { PublicKeys } from '@/lib/signing/public-keys';
import { type Verified, type VerifyError, verifyDocument } from '@/lib/signing/verify-document';

/** Nothing we sign is nearly as large; a film is not read into the memory of a phone. */
const largestFile = 10_000_000;

export type Refused = VerifyError | 'unreadable';

type Holding<Kind extends Verified['kind']> = Extract<Verified, { kind: Kind }> & { state: 'holds'; now: string };

export type Outcome =
  | { state: 'nothing' }
  | { state: 'refused'; why: Refused }
  /** The notice hashes to what the receipt says, or is not in it. */
  | (Holding<'consent-receipt'> & { notice: 'same' | 'left-out' })
  | Holding<'destruction-certificate'>
  | Holding<'copy-manifest'>;

const refused = (why: Refused): Outcome => ({ state: 'refused', why });

export async function checkText(text: string, keys: PublicKeys): Promise<Outcome> {
  const result = await verifyDocument(text, keys);
  if (!result.ok) return refused(result.error);
  const holding = { ...result.value, state: 'holds', now: new Date().toISOString() } as const;
  if (holding.kind !== 'consent-receipt') return holding;
  const notice = await checkNotice(holding.document);
  return notice === 'differs' ? refused('changed') : { ...holding, notice };
}

export async function checkFile(file: File, keys: PublicKeys): Promise<Outcome> {
  if (file.size > largestFile) return refused('not-signed');
  // It may have been moved or locked since it was chosen.
  const text = await file.text().catch(() => null);
  return text === null ? refused('unreadable') : checkText(text, keys);
}
