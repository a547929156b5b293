import { mailboxes as before } from '../2026-03-01/identity';

export const mailboxes = before;
