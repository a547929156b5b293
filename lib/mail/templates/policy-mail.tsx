import { policy } from '@/lib/policy/current';
import type { NoticeOfChange } from '@/lib/policy-notices/notice-of-change';
import { Line, MailAnchor, MailLayout } from './mail-layout';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const list = new Intl.ListFormat('en-GB');

const dayOf = ({ effectiveOn }: NoticeOfChange) => day.format(new Date(effectiveOn));

export const policyChangeTitle = (notice: NoticeOfChange, isAhead: boolean): string =>
  isAhead ? `Our privacy policy changes on ${dayOf(notice)}` : `Our privacy policy has changed, from ${dayOf(notice)}`;

interface PolicyChangeProps {
  notice: NoticeOfChange;
  /** Its day has not come. */
  isAhead: boolean;
  /** Or else wrote to us without one. */
  hasAccount: boolean;
  compareUrl: string;
  /** Where this person sees and changes what is held. */
  ownUrl: string;
}

function AskedAgain({ notice, isAhead, hasAccount, ownUrl }: PolicyChangeProps) {
  if (notice.askedAgain.length === 0) return null;
  const labels = list.format(notice.askedAgain.map(({ label }) => `“${label}”`));
  return (
    <Line>
      You agreed to: {labels}. What we tell people before that decision {isAhead ? 'will be' : 'is now'} another. Your
      yes holds for what you were told then. What is new is done only if you agree to it
      {hasAccount && (
        <>
          , which you can {isAhead && `from ${dayOf(notice)} on `}in{' '}
          <MailAnchor href={ownUrl}>My Data, under Consents</MailAnchor>
        </>
      )}
      . If you do not, nothing else is lost.
    </Line>
  );
}

/** What a material version changes, since when, and what can be done about it (S16). */
export function PolicyChange(props: PolicyChangeProps) {
  const { notice, isAhead, hasAccount, compareUrl, ownUrl } = props;
  return (
    <MailLayout
      preview={`What changes, and what you can do. ${isAhead ? 'Until then the present version applies.' : ''}`.trim()}
      heading={policyChangeTitle(notice, isAhead)}
      action={{ label: 'Read every word that differs', url: compareUrl }}
      reason={
        hasAccount
          ? 'You get this mail because you have an account, and the policy has us tell you of such a change. It is no marketing, and comes whatever you said to that.'
          : 'You get this mail because you wrote to us from this address and we still hold what you wrote. The policy has us tell you of such a change.'
      }
    >
      <Line>
        {isAhead
          ? `A new version of the ${policy.service.name} privacy policy applies from ${dayOf(notice)}. Until then the present one does.`
          : `A new version of the ${policy.service.name} privacy policy has applied since ${dayOf(notice)}.`}{' '}
        These parts read differently, each in short:
      </Line>
      {notice.sections.map(({ id, title, inShort, isGone }) => (
        <Line key={id}>
          <b>{title}.</b> {isGone ? 'This part is gone.' : inShort}
        </Line>
      ))}
      <AskedAgain {...props} />
      <Line>
        You need not do anything.{' '}
        {hasAccount ? 'You can take back a consent, get a copy of your data' : 'You can see, correct, copy'} or{' '}
        {hasAccount ? 'close your account' : 'delete what we hold'} at any time,{' '}
        <MailAnchor href={ownUrl}>{hasAccount ? 'in My Data' : 'with a code mailed to this address'}</MailAnchor>.
      </Line>
    </MailLayout>
  );
}
