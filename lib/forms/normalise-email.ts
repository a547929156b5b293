/** RFC 5321 §4.5.3.1: 64 octets before the @, 254 in all (erratum 1690). */
export const longestEmail = 254;

const local = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const isTopLevelName = /[a-z]/.test(labels.at(-1) ?? '');
  return labels.length > 1 && isTopLevelName && labels.every((each) => each.length < 64 && label.test(each));
}

/**
 * The one form of an address, or null. NFKC comes first and the check after it, or a compatibility
 * character could turn into an `@` behind the check's back. ASCII only: letters of other scripts look alike.
 * The part before the `@` keeps its case, which is the receiving server's to judge.
 */
export function normaliseEmail(input: string): string | null {
  const typed = input.trim();
  if (typed.length > longestEmail) return null;
  const address = typed.normalize('NFKC');
  if (address.length > longestEmail) return null;
  const at = address.lastIndexOf('@');
  const mailbox = address.slice(0, at);
  const domain = address.slice(at + 1).toLowerCase();
  return at > 0 && at <= 64 && local.test(mailbox) && isDomain(domain) ? `${mailbox}@${domain}` : null;
}
