import type { readQuestion } from '@/lib/data-rights/child-reports/answer-report';
import { purgeHours } from '@/lib/policy/child-ages';
import { policy } from '@/lib/policy/current';

/** How a report can stand where there is nothing to answer; `over` for a link that opens none. */
export type Ended = Exclude<NonNullable<Awaited<ReturnType<typeof readQuestion>>>, 'open'> | 'over';

const writeTo = `If that is wrong, write to ${policy.mailboxes[0]}.`;

export const endings: Record<Ended, { title: string; lede: string; more: string }> = {
  confirmed: {
    title: 'It is being deleted',
    lede: 'What we hold at this address is a child’s: that is confirmed. Nothing is done with it any more.',
    more: `It is destroyed by itself, usually within minutes and within ${purgeHours} hours in any case. A mail to this address says when it is done.`,
  },
  purged: {
    title: 'It is deleted',
    lede: 'What we held at this address has been destroyed, with the key it was sealed with.',
    more: 'A mail with the certificate has gone to this address.',
  },
  denied: {
    title: 'Everything stays',
    lede: 'The report is closed: this address is not a child’s. Nothing of yours was changed or deleted.',
    more: `Marketing mail to this address stays stopped until you agree to it again, in My Data or in Contact us. ${writeTo}`,
  },
  'not-held': {
    title: 'Nothing is held here',
    lede: 'We hold nothing at this address any more, so there is nothing to answer.',
    more: 'The report is closed.',
  },
  over: {
    title: 'This link is over',
    lede: 'Its time has passed, or the report has come to its end. Nothing was changed by opening it.',
    more: `If you have something to say about a report, write to ${policy.mailboxes[0]}.`,
  },
};
