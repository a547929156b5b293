import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { currentSubject } from '@/lib/auth/current-subject';
import { isOptOutSignal } from '@/lib/consent/signal';
import { collectedLately } from '@/lib/data-rights/collected';
import { isUpdateDue } from '@/lib/policy/california';
import { policy } from '@/lib/policy/current';
import { countYearsLately } from '@/lib/requests/count-year';
import { SignOut } from '../sign-out';
import { Agents } from './agents';
import { Answers } from './answers';
import { CollectionNotice } from './collection-notice';
import { NothingSold } from './nothing-sold';
import { RequestNumbers } from './request-numbers';
import { RightsHere } from './rights-here';
import { Section } from './section';
import { SignalState } from './signal-state';

export const metadata: Metadata = {
  title: 'California',
  description:
    'What the California Consumer Privacy Act asks of us, answered, and checked against what is really held: what, why, how long, and your rights.',
};

export default async function CaliforniaPage() {
  const subject = await currentSubject();
  const came = isOptOutSignal((await headers()).get('sec-gpc'));
  const [{ items, at }, periods] = await Promise.all([collectedLately(), countYearsLately()]);
  const now = new Date();
  const [mailbox = ''] = policy.mailboxes;
  return (
    <PageFrame signOut={subject && <SignOut />}>
      <PageTitle
        title="California"
        lede="What the California Consumer Privacy Act asks of us, answered, and checked against what we really hold."
        facts={
          <>
            <span>
              Policy last updated{' '}
              <b>
                <Day on={policy.effectiveOn} />
              </b>
            </span>
            <span>
              Figures of <DateTime at={at.toISOString()} now={now.toISOString()} />
            </span>
          </>
        }
      />
      <SignalState came={came} isSignedIn={subject !== null} />
      <Section id="answers" title="Four questions">
        <p>
          The law asks four things about the past 12 months. The policy answers them in{' '}
          <Link href="/policy#s12" prefetch={false}>
            section 12
          </Link>
          . Beside the first two stands what a program found in our database within the last hour, and beside the others
          what follows from it. It sees what is there: what came and has been destroyed since, it cannot see.
        </p>
        <Answers policy={policy} collected={items} />
      </Section>
      <Section id="notice" title="Notice at collection">
        <CollectionNotice policy={policy} collected={items} />
      </Section>
      <Section id="nothing-sold" title="We do not sell or share">
        <NothingSold />
      </Section>
      <Section id="rights" title="Your rights">
        <RightsHere mailbox={mailbox} />
      </Section>
      <Section id="agents" title="Somebody who acts for you">
        <Agents mailbox={mailbox} />
      </Section>
      <Section id="numbers" title="How requests ended">
        <p>
          Everybody&apos;s requests, not those of Californians alone, for most people need not say where they live. The
          law asks only those for these numbers who handle the data of 10,000,000 Californians a year, and we publish
          them anyway. A number from one to four is not shown, nor what would tell of so few.
        </p>
        <RequestNumbers periods={periods} />
      </Section>
      <Section id="update" title="Last update">
        {isUpdateDue(policy.effectiveOn, now) && (
          <Notice tone="caution" title="An update is due">
            <p>California asks for one every 12 months, and the last was longer ago than that.</p>
          </Notice>
        )}
        <p>
          This page follows the policy of <Day on={policy.effectiveOn} />, version {policy.version}. California asks us
          to update it at least once in 12 months. Questions: <a href={`mailto:${mailbox}`}>{mailbox}</a>.
        </p>
      </Section>
    </PageFrame>
  );
}
