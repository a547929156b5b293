import { eq } from 'drizzle-orm';
import { agreesToMarketing, type ConsentState, currentConsents } from '@/lib/consent/current-consents';
import { listSaid, type Said } from '@/lib/consent/list-consents';
import { consentEvent, holdMarketing, noticeOf, recordEvents } from '@/lib/consent/record-events';
import { againAfterErasure } from '@/lib/db/again-after-erasure';
import { asVisitor, type Tx } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';
import type { TopicId } from '@/lib/policy/current';
import { isRefused, withinLimit } from '@/lib/rate-limit/within-limit';
import { ok, type Result, refuse } from '@/lib/result';
import { addressMark, type MailingList, type OptOutLink, readOptOutToken } from './opt-out-token';
import { changeMarketing, type MarketingChange, type Preferences, readPreferences } from './preferences';

export interface LinkView extends Preferences {
  list: MailingList;
  /** Whether so much was started again by links of this person that no more is, for a while. */
  tooOften: boolean;
  /** What was last said of marketing as a whole. Null where nobody is behind the link any more. */
  state: ConsentState | null;
  /** The newest of what was said, whatever it was about. */
  last: Said | null;
}

/** Whether the link's mail went to the address that its person has now; null where the person is gone. */
async function isOfAddressNow(tx: Tx, link: OptOutLink): Promise<boolean | null> {
  const [person] = await tx
    .select({ emailIndex: subjects.emailIndex })
    .from(subjects)
    .where(eq(subjects.id, link.subjectId));
  return person ? addressMark(person.emailIndex) === link.addressMark : null;
}

const throughDoor = <T>(link: OptOutLink, run: (tx: Tx) => Promise<T>): Promise<T> =>
  againAfterErasure(() => asVisitor({ kind: 'opt-out', subjectId: link.subjectId }, run));

/** What the page behind an opt-out link shows. Changes nothing. */
export async function readPreferencesByLink(token: string): Promise<Result<LinkView, 'forged-link' | 'older-address'>> {
  const link = readOptOutToken(token);
  if (!link) return refuse('forged-link');
  const { subjectId, list } = link;
  const tooOften = await isRefused('startByLinkBySubject', subjectId);
  return throughDoor(link, async (tx) => {
    const holds = await isOfAddressNow(tx, link);
    if (holds === false) return refuse('older-address');
    const state = holds ? (await currentConsents(tx, subjectId)).get('marketing') : undefined;
    const [last] = await listSaid(tx, subjectId, 1);
    return ok({ ...(await readPreferences(tx, subjectId)), list, tooOften, state: state ?? null, last: last ?? null });
  });
}

/** Whether a change brings more mail and not less: the holder of a link may do so a few times, and end it without limit. */
const startsMail = ({ decision }: MarketingChange): boolean => decision === 'granted' || decision === 'resumed';

/**
 * Does what was pressed on the page behind an opt-out link, signed out. Idempotent; an erased person's link is no
 * error and changes nothing.
 */
export async function changeMarketingByLink(
  token: string,
  change: MarketingChange,
): Promise<Result<null, 'forged-link' | 'older-address' | 'too-often'>> {
  const link = readOptOutToken(token);
  if (!link) return refuse('forged-link');
  const { subjectId } = link;
  if (startsMail(change) && !(await withinLimit('startByLinkBySubject', subjectId))) return refuse('too-often');
  return throughDoor(link, async (tx) => {
    if ((await isOfAddressNow(tx, link)) === false) return refuse('older-address');
    await changeMarketing(tx, subjectId, change, 'mailLink');
    return ok(null);
  });
}

/**
 * A mail program's own button (RFC 8058), or the mail it writes instead: ends the one list of the link.
 *
 * The button of a mail to an older address must go on stopping the list: who reads their old mail wants no more of it,
 * wherever it goes now. But it is no way into the new mailbox, so it says no for that one person and for nobody else
 * who has the new address, and the receipt tells them.
 *
 * @returns whether anything changed. Whoever posts must not learn it: it tells a genuine link from a forged one.
 */
export async function optOutInOneClick(token: string): Promise<boolean> {
  const link = readOptOutToken(token);
  if (!link) return false;
  const { subjectId, list } = link;
  const change: OneClick = list === 'marketing' ? { decision: 'withdrawn' } : { decision: 'withdrawn', topic: list };
  return throughDoor(link, async (tx) =>
    (await isOfAddressNow(tx, link)) === false
      ? endForOne(tx, subjectId, change)
      : changeMarketing(tx, subjectId, change, 'oneClick'),
  );
}

type OneClick = { decision: 'withdrawn'; topic?: TopicId };

async function endForOne(tx: Tx, subjectId: string, change: OneClick): Promise<boolean> {
  await holdMarketing(tx, subjectId);
  const agrees = await agreesToMarketing(tx, subjectId);
  const { topicsOff } = await readPreferences(tx, subjectId);
  if (!agrees || (change.topic && topicsOff.includes(change.topic))) return false;
  const notice = noticeOf('marketing');
  const event = consentEvent({ subjectId, consent: 'marketing', place: 'oneClick', notice, ...change });
  await recordEvents(tx, [event], subjectId);
  return true;
}
