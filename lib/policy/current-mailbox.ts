import { versionInForce } from './in-force';
import { firstMailboxes } from './registered-mailboxes';

/** Apart from `current.ts`, so that a page that runs in the browser does not bring the whole policy along. */
export const currentMailbox: string =
  firstMailboxes[versionInForce ?? ''] ?? Object.values(firstMailboxes).at(-1) ?? '';
