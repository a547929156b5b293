import { desc, eq } from 'drizzle-orm';
import { readLift } from '@/lib/data-rights/lift-restriction';
import { restrictionColumns, restrictionOf } from '@/lib/data-rights/restriction';
import { restrictionGrounds } from '@/lib/data-rights/restriction-grounds';
import type { Tx } from '@/lib/db/doors';
import { restrictionLifts } from '@/lib/db/tables/restriction-lifts';
import { subjects } from '@/lib/db/tables/subjects';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findPerson } from '../recipients';
import { RestrictionBegan, RestrictionEnded, RestrictionLift } from '../templates/restriction-mails';

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** Somebody without an account finds it behind a mailed code. */
const where = (person: Person) =>
  'inquiryId' in person
    ? { url: siteAddress('/requests'), hasAccount: false }
    : { url: siteAddress('/my-data/restrict'), hasAccount: true };

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
    const person = await findPerson(tx, row);
    const restriction = person && (await findRestriction(tx, person.subjectId));
    if (!restriction) return null;
    const body = <RestrictionBegan ground={restrictionGrounds[restriction.ground]} {...where(person)} />;
    return letterTo(person, 'Your data is restricted', body);
  },
  'restriction-lift': async (tx, row) => {
    const person = await findPerson(tx, row);
    const lift = person && (await readLift(tx, person.subjectId));
    if (!lift) return null;
    const body = <RestrictionLift liftsAt={lift.liftsAt} why={lift.reason} {...where(person)} />;
    return letterTo(person, 'We are going to end the restriction of your data', body);
  },
  'restriction-ended': async (tx, row) => {
    const person = await findPerson(tx, row);
    if (!person || (await findRestriction(tx, person.subjectId))) return null;
    const by = (await wasLifted(tx, person.subjectId)) ? 'company' : 'person';
    return letterTo(person, 'The restriction of your data has ended', <RestrictionEnded by={by} {...where(person)} />);
  },
} satisfies Record<string, Compose>;
