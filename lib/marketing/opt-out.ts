import { asVisitor } from '@/lib/db/doors';
import { ok, type Result, refuse } from '@/lib/result';
import { type MailingList, readOptOutToken } from './opt-out-token';
import { changeMarketing, type MarketingChange, type Preferences, readPreferences } from './preferences';

/** What the page behind an opt-out link shows before anything is pressed. Changes nothing. */
export async function readPreferencesByLink(
  token: string,
): Promise<Result<Preferences & { list: MailingList }, 'forged-link'>> {
  const link = readOptOutToken(token);
  if (!link) return refuse('forged-link');
  const preferences = await asVisitor({ kind: 'opt-out', subjectId: link.subjectId }, (tx) =>
    readPreferences(tx, link.subjectId),
  );
  return ok({ ...preferences, list: link.list });
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
