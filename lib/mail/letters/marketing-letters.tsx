import { makeOptOutToken } from '@/lib/marketing/opt-out-token';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findPerson } from '../recipients';
import { MarketingWelcome, OptOutLink } from '../templates/marketing-mails';

/** The page behind it shows what can be chosen; the person's own link, for as long as the key lives. */
const preferencesUrl = (subjectId: string) =>
  siteAddress(`/unsubscribe?token=${makeOptOutToken(subjectId, 'marketing')}`);

export const marketingLetters = {
  'opt-out-link': async (tx, row) => {
    const found = await findPerson(tx, row);
    if (!found) return null;
    return letterTo(
      found,
      'Your choices about marketing mail',
      <OptOutLink preferencesUrl={preferencesUrl(found.subjectId)} />,
    );
  },
  'marketing-welcome': async (tx, row) => {
    const found = await findPerson(tx, row);
    if (!found) return null;
    const composed = letterTo(
      found,
      'News and resources, as you asked',
      <MarketingWelcome preferencesUrl={preferencesUrl(found.subjectId)} />,
    );
    return { ...composed, letter: { ...composed.letter, list: 'marketing' } };
  },
} satisfies Record<string, Compose>;
