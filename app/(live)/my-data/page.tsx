import type { Metadata } from 'next';
import Link from 'next/link';
import { FlowPicture } from '@/components/flow/flow-picture';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { Figures } from '@/components/ui/figures';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { listConsents } from '@/lib/consent/list-consents';
import { readLegalRecords } from '@/lib/data-rights/legal-records';
import { findLift } from '@/lib/data-rights/lift-restriction';
import { countSignedOut } from '@/lib/data-rights/mailbox/join-inquiry';
import { readOverview } from '@/lib/data-rights/overview';
import { policy } from '@/lib/policy/current';
import { policyDay } from '@/lib/policy/in-force';
import { listUnread } from '@/lib/policy-notices/own-notices';
import { noteVisit } from '@/lib/visits/note-visit';
import { SignOut } from '../sign-out';
import { ChangeNotice } from './change-notice';
import { ClosingNotice } from './closing-notice';
import { flowsShown } from './flows-shown';
import { GivenLedger } from './given-ledger';
import { InquiryLedgers } from './inquiry-ledgers';
import { OptOutNotice } from './opt-out-notice';
import { PolicyChangeNotice } from './policy-change-notice';
import { RestrictionNotice } from './restriction-notice';
import { SignedOutNotice } from './signed-out-notice';
import { VisitLedger } from './visit-ledger';

export const metadata: Metadata = { title: 'My Data' };

const needed = new Intl.ListFormat('en-GB').format(
  policy.collectionPoints.firstLogin.required.map(({ item }) => policy.items[item].label.toLowerCase()),
);

export default async function MyDataPage({
  searchParams,
}: {
  searchParams: Promise<{ deleted?: string; told?: string; correct?: string; dispute?: string }>;
}) {
  const subject = await requireSubject('/my-data');
  const { deleted, told, correct, dispute } = await searchParams;
  const open = { correct, dispute };
  await noteVisit(subject, 'saw-overview');
  const [overview, signedOut] = [await readOverview(subject), await countSignedOut(subject)];
  const states = await listConsents(subject);
  const now = new Date().toISOString();
  const held =
    overview.given.length +
    overview.inquiries.reduce((sum, { items }) => sum + items.length, 0) +
    (overview.marketing.granted ? 1 : 0) +
    (overview.visits.count > 0 ? 3 : 0);
  return (
    <MyDataFrame
      title="What we hold about you"
      lede="Every item, why we have it, and until when."
      signOut={<SignOut />}
    >
      {told === 'refused' && <Notice tone="caution" title="Nothing was changed. Try again in a quarter of an hour." />}
      {deleted !== undefined && <Notice tone="done" title="The inquiry and our answer to it are destroyed." />}
      {(await listUnread(subject)).map((notice) => (
        <PolicyChangeNotice key={notice.version} notice={notice} today={policyDay(new Date())} now={now} />
      ))}
      <ChangeNotice told={told} atStripe={overview.atStripe} />
      {!overview.profileSince && (
        <Notice tone="info" title="Your profile is empty">
          <p>The service needs of you: {needed}. Your data and your rights are here without it.</p>
          <p>
            <ButtonLink href="/welcome" variant="plain">
              Fill in my profile
            </ButtonLink>
          </p>
        </Notice>
      )}
      {overview.newEmail && (
        <Notice tone="info" title="A new address waits to be confirmed">
          <p>
            We have sent a message to <b>{overview.newEmail.email}</b>. Until it is confirmed, the address below stays.
          </p>
          {overview.newEmail.until && (
            <p>
              Not confirmed, it goes <DateTime at={overview.newEmail.until.toISOString()} now={now} />.
            </p>
          )}
        </Notice>
      )}
      {overview.holds > 0 && (
        <Notice tone="info" title="An investigation keeps some of your data">
          <p>
            Past its time or your deletion, and for nothing else.{' '}
            <Link href="/my-data/activity#investigations" prefetch={false}>
              What, why and for whom
            </Link>
          </p>
        </Notice>
      )}
      {overview.restriction && (
        <RestrictionNotice restriction={overview.restriction} lift={await findLift(subject)} now={now}>
          <Link href="/my-data/restrict" prefetch={false}>
            What stops and what goes on
          </Link>
        </RestrictionNotice>
      )}
      {overview.closesAt && <ClosingNotice closesAt={overview.closesAt} now={now} />}
      {told === 'joined' && (
        <Notice tone="done" title="The inquiry is in your account.">
          <p>It is below. Where it was before it is destroyed.</p>
        </Notice>
      )}
      {signedOut > 0 && <SignedOutNotice count={signedOut} />}
      {told === 'kept' && (
        <Notice tone="done" title="Your account stays.">
          <p>Marketing mail stays off until you agree to it again.</p>
        </Notice>
      )}
      <OptOutNotice states={states} now={now} />
      <Figures
        figures={[
          { value: held, label: 'items held' },
          { value: overview.consentsGiven, label: 'consents given' },
          { value: overview.inquiries.length, label: overview.inquiries.length === 1 ? 'inquiry' : 'inquiries' },
          { value: overview.openRequests, label: overview.openRequests === 1 ? 'open request' : 'open requests' },
          { value: overview.sessions, label: overview.sessions === 1 ? 'signed-in browser' : 'signed-in browsers' },
        ]}
      />
      <GivenLedger overview={overview} open={open} now={now} />
      <InquiryLedgers overview={overview} open={open} now={now} />
      <VisitLedger overview={overview} now={now} />
      <p className="mt-6 max-w-[44rem] text-sm text-muted">
        Not here: inquiries you sent signed out, even from this address. They stand apart from the account:{' '}
        <Link href="/requests" prefetch={false}>
          see, correct or delete them by a mailed code
        </Link>
        .
      </p>
      <section id="picture" aria-labelledby="picture-title">
        <h2 id="picture-title" className="pt-9 pb-4 font-serif text-xl font-medium">
          Where it comes from, what it is for, who receives it
        </h2>
        <FlowPicture
          flows={flowsShown(overview, states, await readLegalRecords(subject))}
          policy={policy}
          caption="Your data, from source to purpose to recipient"
        />
      </section>
    </MyDataFrame>
  );
}
