import type { Receipt } from './receipt-schema';

/**
 * Whether the lines of the notice hash to what the receipt says, or are left out of it. Hashed anew by whoever holds the
 * receipt: in the browser or in Node.
 */
export async function checkNotice({ pii_processing }: Receipt): Promise<'same' | 'differs' | 'left-out'> {
  const { notice_lines, notice_sha256 } = pii_processing.privacy_notice;
  if (notice_lines === null) return 'left-out';
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(notice_lines.join('\n')));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === notice_sha256 ? 'same' : 'differs';
}
