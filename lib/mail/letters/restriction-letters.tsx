import { desc, eq } from 'drizzle-orm';
import { readLift } from '@/lib/data-rights/lift-restriction';
import { restrictionColumns, restrictionOf } from '@/lib/data-rights/restriction';
import { restrictionGrounds } from '@/lib/data-rights/restriction-grounds';
import type { Tx } from '@/lib/db/doors';
import { restrictionLifts } from '@/lib/db/tables/restriction-lifts';
import { subjects } from '@/lib/db/tables/subjects';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findAccount } from '../recipients';
import { RestrictionBegan, RestrictionEnded, RestrictionLift } from '../templates/restriction-mails';

const page = () => siteAddress('/my-data/restrict');

async function findRestriction(tx: Tx, subjectId: string) {
  const [row] = await tx.select(restrictionColumns).from(subjects).where(eq(subjects.id, subjectId));
  return row ? restrictionOf(row) : null;
}

/** Whether what ended last was announced by us and carried out. */
async function wasLifted(tx: Tx, subjectId: string): Promise<boolean> {
  const [last] = await tx
    .select({ outcome: restrictionLifts.outcome })
    .from(restrictionLifts)
    .where(eq(restrictionLifts.subjectId, subjectId))
    .orderBy(desc(restrictionLifts.announcedAt))
    .limit(1);
  return last?.outcome === 'lifted';
}

/** Each tells what holds when it is sent: a restriction that ended again meanwhile is not confirmed as one. */
export const restrictionLetters = {
  'restriction-began': async (tx, row) => {
    const account = await findAccount(tx, row);
    const restriction = account && (await findRestriction(tx, account.subjectId));
    if (!restriction) return null;
    const body = <RestrictionBegan ground={restrictionGrounds[restriction.ground]} url={page()} />;
    return letterTo(account, 'Your data is restricted', body);
  },
  'restriction-lift': async (tx, row) => {
    const account = await findAccount(tx, row);
    const lift = account && (await readLift(tx, account.subjectId));
    if (!lift) return null;
    const body = <RestrictionLift liftsAt={lift.liftsAt} why={lift.reason} url={page()} />;
    return letterTo(account, 'We are going to end the restriction of your data', body);
  },
  'restriction-ended': async (tx, row) => {
    const account = await findAccount(tx, row);
    if (!account || (await findRestriction(tx, account.subjectId))) return null;
    const by = (await wasLifted(tx, account.subjectId)) ? 'company' : 'person';
    return letterTo(account, 'The restriction of your data has ended', <RestrictionEnded by={by} url={page()} />);
  },
} satisfies Record<string, Compose>;
