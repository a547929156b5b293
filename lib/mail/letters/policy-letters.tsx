import { currentConsents } from '@/lib/consent/current-consents';
import { policyDay } from '@/lib/policy/in-force';
import type { Release } from '@/lib/policy/releases';
import { comparePath, noticeOfChange } from '@/lib/policy-notices/notice-of-change';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findPerson } from '../recipients';
import { PolicyChange, policyChangeTitle } from '../templates/policy-mail';

/** The version is what its campaign is called by. */
export const policyLetters = (releases: readonly Release[]) =>
  ({
    'policy-change': async (tx, row) => {
      const release = releases.find(({ after }) => after.version === row.campaignId);
      // Another server has the new version already, and this one is yet to be updated: the mail waits.
      if (!release) throw new Error('This build does not know the version that a notice is of');
      const found = await findPerson(tx, row);
      if (!found) return null;
      const notice = noticeOfChange(release, await currentConsents(tx, found.subjectId));
      const hasAccount = !('inquiryId' in found);
      const isAhead = policyDay(new Date()) < notice.effectiveOn;
      return letterTo(
        found,
        policyChangeTitle(notice, isAhead),
        <PolicyChange
          notice={notice}
          isAhead={isAhead}
          hasAccount={hasAccount}
          compareUrl={siteAddress(comparePath(notice))}
          ownUrl={siteAddress(hasAccount ? '/my-data/consents' : '/requests')}
        />,
      );
    },
  }) satisfies Record<string, Compose>;
