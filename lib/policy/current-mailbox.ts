import { mailboxes } from './versions/2025-03-17/identity';

/** Apart from `current.ts`, so that a page that runs in the browser does not bring the whole policy along. */
export const currentMailbox = mailboxes[0];
