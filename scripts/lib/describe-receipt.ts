import { checkNotice } from '@/lib/consent/check-notice';
import type { Receipt } from '@/lib/consent/receipt-schema';
import { tell } from './terminal';

const notices = {
  same: 'it says what was read, and its hash is the one recorded',
  differs: 'IT DOES NOT HASH TO WHAT WAS RECORDED',
  'left-out': 'its text is not in the receipt, only the hash that was recorded',
} as const;

/** Says what a receipt says; the answer is the exit code. */
export async function describeReceipt(receipt: Receipt): Promise<number> {
  const { in_words, event, pii_processing, receipt_id } = receipt;
  const { policy_version, policy_address, notice_sha256, notice_id } = pii_processing.privacy_notice;
  const notice = await checkNotice(receipt);
  tell('Kind', 'consent receipt');
  tell('Receipt', receipt_id);
  tell('About', in_words.about);
  tell('Decision', `${in_words.decision} (${event.event_state}), ${in_words.where}`);
  tell('When', in_words.when);
  if (event.valid_until) tell('Valid until', event.valid_until);
  if (event.condition) tell('Condition', event.condition);
  tell('Policy', `version ${policy_version}, ${policy_address}`);
  tell('Notice', `${notice_id}: ${notices[notice]}`);
  tell('SHA-256', notice_sha256);
  return notice === 'differs' ? 1 : 0;
}
