// Written by `npm run policy -- new` from the folders of `versions`. A test holds it to them.

import { mailboxes as mailboxes20250317 } from './versions/2025-03-17/identity';

export const firstMailboxes: Readonly<Record<string, string>> = {
  '2025-03-17': mailboxes20250317[0],
};
