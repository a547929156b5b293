import { eq } from 'drizzle-orm';
import { type ConsentState, currentConsents } from '@/lib/consent/current-consents';
import { listSaid, type Said } from '@/lib/consent/list-consents';
import { asVisitor } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';
import { ok, type Result, refuse } from '@/lib/result';
import { type MailingList, readOptOutToken } from './opt-out-token';
import { changeMarketing, type MarketingChange, type Preferences, readPreferences } from './preferences';

export interface LinkView extends Preferences {
  list: MailingList;
  /** What was last said of marketing as a whole. Null where nobody is behind the link any more. */
  state: ConsentState | null;
  /** The newest of what was said, whatever it was about. */
  last: Said | null;
}

/** What the page behind an opt-out link shows. Changes nothing. */
export async function readPreferencesByLink(token: string): Promise<Result<LinkView, 'forged-link'>> {
  const link = readOptOutToken(token);
  if (!link) return refuse('forged-link');
  const { subjectId, list } = link;
  return asVisitor({ kind: 'opt-out', subjectId }, async (tx) => {
    const known = await tx.select({ id: subjects.id }).from(subjects).where(eq(subjects.id, subjectId));
    const state = known.length > 0 ? (await currentConsents(tx, subjectId)).get('marketing') : undefined;
    const [last] = await listSaid(tx, subjectId, 1);
    return ok({ ...(await readPreferences(tx, subjectId)), list, state: state ?? null, last: last ?? null });
  });
}

/**
 * Does what was pressed on the page behind an opt-out link, signed out. Idempotent; an erased person's link is no
 * error and changes nothing.
 */
export async function changeMarketingByLink(
  token: string,
  change: MarketingChange,
): Promise<Result<null, 'forged-link'>> {
  const link = readOptOutToken(token);
  if (!link) return refuse('forged-link');
  const { subjectId } = link;
  await asVisitor({ kind: 'opt-out', subjectId }, (tx) => changeMarketing(tx, subjectId, change, 'mailLink'));
  return ok(null);
}

/**
 * A mail program's own button (RFC 8058), or the mail it writes instead: ends the one list of the link.
 *
 * @returns whether anything changed. Whoever posts must not learn it: it tells a genuine link from a forged one.
 */
export async function optOutInOneClick(token: string): Promise<boolean> {
  const link = readOptOutToken(token);
  if (!link) return false;
  const { subjectId, list } = link;
  const change: MarketingChange =
    list === 'marketing' ? { decision: 'withdrawn' } : { decision: 'withdrawn', topic: list };
  return asVisitor({ kind: 'opt-out', subjectId }, (tx) => changeMarketing(tx, subjectId, change, 'oneClick'));
}
