import { checkNotice } from '@/lib/consent/check-notice';
import type { PublicKeys } from '@/lib/signing/public-keys';
import { type Verified, type VerifyError, verifyDocument } from '@/lib/signing/verify-document';

/** Nothing we sign is nearly as large; a film is not read into the memory of a phone. */
const largestFile = 10_000_000;

export type Refused = VerifyError | 'unreadable';

export type Outcome =
  | { state: 'nothing' }
  | { state: 'refused'; why: Refused }
  | { state: 'holds'; verified: Verified; notice: Awaited<ReturnType<typeof checkNotice>>; now: string };

const refused = (why: Refused): Outcome => ({ state: 'refused', why });

export async function checkText(text: string, keys: PublicKeys): Promise<Outcome> {
  const result = await verifyDocument(text, keys);
  if (!result.ok) return refused(result.error);
  const notice = await checkNotice(result.value.document);
  if (notice === 'differs') return refused('changed');
  return { state: 'holds', verified: result.value, notice, now: new Date().toISOString() };
}

export async function checkFile(file: File, keys: PublicKeys): Promise<Outcome> {
  if (file.size > largestFile) return refused('not-signed');
  // It may have been moved or locked since it was chosen.
  const text = await file.text().catch(() => null);
  return text === null ? refused('unreadable') : checkText(text, keys);
}
