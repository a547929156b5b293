import { eq } from 'drizzle-orm';
import { reporters } from '@/lib/db/tables/reporters';
import { findCountryName } from '@/lib/forms/countries';
import { childAgeIn } from '@/lib/policy/child-ages';
import { findKey } from '@/lib/subjects/keys';
import { askHolder } from '../child-question';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { ChildPurged, ChildQuestion } from '../templates/child-mails';

const ageOf = (code: string | null): { age: number; place: string } | null => {
  const place = code && findCountryName(code);
  return code && place ? { age: childAgeIn(code), place } : null;
};

export const childLetters = {
  'child-question': async (tx, row) => {
    const question = await askHolder(tx, row.id);
    if (!question) return null;
    const body = (
      <ChildQuestion url={question.url} known={ageOf(question.country)} agesUrl={siteAddress('/children#ages')} />
    );
    return letterTo(question, 'Is this address a child’s?', body);
  },
  'child-purged': async (tx, { subjectId }) => {
    const key = subjectId && (await findKey(tx, subjectId));
    if (!key) return null;
    const [row] = await tx
      .select({ contact: reporters.contact })
      .from(reporters)
      .where(eq(reporters.subjectId, subjectId));
    if (!row) return null;
    const { contact } = key.open(reporters, subjectId, row);
    const body = <ChildPurged url={siteAddress('/children')} />;
    return {
      ...letterTo({ subjectId, email: contact }, 'Your report of a child’s data is carried out', body),
      isLast: true,
    };
  },
} satisfies Record<string, Compose>;
