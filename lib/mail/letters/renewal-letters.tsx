import { currentConsents } from '@/lib/consent/current-consents';
import { readPreferences } from '@/lib/marketing/preferences';
import { isRenewable } from '@/lib/marketing/renewable';
import { type Compose, letterTo } from '../letter';
import { createMailLink } from '../mail-links';
import { findPerson } from '../recipients';
import { MarketingRenewal } from '../templates/renewal-mail';
import { preferencesUrl } from './marketing-letters';

export const renewalLetters = {
  'marketing-renewal': async (tx, row) => {
    const found = await findPerson(tx, row);
    if (!found) return null;
    const until = (await currentConsents(tx, found.subjectId)).get('marketing')?.until;
    // Renewed or paused since it was queued: there is nothing to offer, or not now.
    if (!until || !isRenewable(until, new Date())) return null;
    if ((await readPreferences(tx, found.subjectId)).pausedUntil) return null;
    const composed = letterTo(
      found,
      'Your yes to our news ends soon',
      <MarketingRenewal
        until={until}
        url={await createMailLink(tx, 'renew-marketing', found, until)}
        preferencesUrl={preferencesUrl(found)}
      />,
    );
    return { ...composed, letter: { ...composed.letter, list: 'marketing' } };
  },
} satisfies Record<string, Compose>;
