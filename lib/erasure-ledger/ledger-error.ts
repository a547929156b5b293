import { env } from '@/lib/env';
import { StartupError } from '@/lib/startup-error';

type LedgerFault = 'database-behind' | 'file-behind' | 'other-file' | 'gap' | 'damaged' | 'unknown-key';

const anyway =
  'Put the right file back. If it is lost: npm run restore:replay -- --accept-gap, after reading in docs/operations.md what that means.';

const sentences: Record<LedgerFault, (file: string) => string> = {
  'database-behind': (file) =>
    `The erasure ledger ${file} has entries that the database does not know. It is a restored backup, with people in it who were erased since. With every server stopped, run: npm run restore:replay`,
  'file-behind': (file) =>
    `The erasure ledger ${file} lacks entries that the database has written to it, or is not there. ${anyway}`,
  'other-file': (file) => `The erasure ledger ${file} is another one than the database has written to. ${anyway}`,
  gap: (file) =>
    `The erasure ledger ${file} begins after the newest entry that the database knows: what was erased in between cannot be told. A backup this old must not be restored. ${anyway}`,
  damaged: (file) => `The erasure ledger ${file} has been changed or cut, or is damaged. ${anyway}`,
  'unknown-key': (file) =>
    `SUPPRESSION_KEYS lacks a key that the erasure ledger ${file} was written with. Put it back: without it nobody in the ledger is found.`,
};

/** The file and the database do not belong together as they are. Neither is changed. */
export class LedgerError extends StartupError {
  override name = 'LedgerError';
  constructor(readonly fault: LedgerFault) {
    super(sentences[fault](env().erasureLedger));
  }
}
