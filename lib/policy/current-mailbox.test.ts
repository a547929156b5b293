import { expect, it } from 'vitest';
import { policy } from './current';
import { currentMailbox } from './current-mailbox';

it('the mailbox on the error page is that of the policy in force', () => {
  expect(currentMailbox).toBe(policy.mailboxes[0]);
});
