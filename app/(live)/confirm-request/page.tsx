import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { Day } from '@/components/ui/day';
import { PageTitle } from '@/components/ui/page-title';
import { type AskedByAgent, readAskedByAgent } from '@/lib/requests/confirm-request';
import { rightLabels } from '@/lib/requests/rights';
import { Fact } from '../fact';
import { Press } from '../press';
import { answerAgentAction } from './actions';

export const metadata: Metadata = { title: 'Did you ask for this?' };

const ends = {
  yes: {
    title: 'Thank you. We are at it now',
    lede: 'You said that you asked for it. Our answer comes to you by mail, and to nobody else.',
  },
  no: {
    title: 'It is closed',
    lede: 'You said that you did not ask for it. Nothing was disclosed, changed or deleted.',
  },
  over: {
    title: 'This link is over',
    lede: 'It was used already, its 14 days have passed, or the request is closed. Nothing was changed by opening it. What you answered before holds. You find the request, as long as we keep it, under My Data; without an account, behind a mailed code.',
  },
  'too-many': {
    title: 'Too many tries',
    lede: 'Links were tried too often from where you are. Nothing has changed. Wait a quarter of an hour, then open the link in your mail again.',
  },
} as const;

const isEnd = (told: unknown): told is keyof typeof ends => typeof told === 'string' && Object.hasOwn(ends, told);

interface ConfirmRequestProps {
  searchParams: Promise<{ token?: string | string[]; told?: string | string[] }>;
}

function Asked({ asked: { right, receivedAt, dueOn, until }, token }: { asked: AskedByAgent; token: string }) {
  const now = new Date().toISOString();
  return (
    <div className="grid max-w-[40rem] gap-6">
      <dl className="grid gap-2">
        <Fact name="They ask for">{rightLabels[right]}</Fact>
        <Fact name="It arrived">
          <DateTime at={receivedAt.toISOString()} now={now} dateOnly />
        </Fact>
        {dueOn && (
          <Fact name="Our answer by">
            <Day on={dueOn} now={now} />
          </Fact>
        )}
        <Fact name="This link ends">
          <DateTime at={until.toISOString()} now={now} dateOnly />
        </Fact>
      </dl>
      <p>
        The mail that brought you here names who wrote. Until you say yes we disclose, change and delete nothing.
        Whatever we answer goes to you, never to them.
      </p>
      <div className="grid gap-3 sm:grid-cols-2 [&_button]:w-full">
        <Press action={answerAgentAction} fields={{ token, answer: 'yes' }} variant="plain">
          Yes, I asked for this
        </Press>
        <Press action={answerAgentAction} fields={{ token, answer: 'no' }} variant="plain">
          No, I did not
        </Press>
      </div>
    </div>
  );
}

/** Mail scanners open links: this page only shows, and its two equal buttons act. */
export default async function ConfirmRequestPage({ searchParams }: ConfirmRequestProps) {
  const { token, told } = await searchParams;
  const asked = typeof token === 'string' ? await readAskedByAgent(token) : null;
  if (asked && typeof token === 'string')
    return (
      <PageFrame>
        <PageTitle title="Did you ask for this?" lede="Somebody wrote to us in your name." />
        <Asked asked={asked} token={token} />
      </PageFrame>
    );
  const { title, lede } = ends[isEnd(told) ? told : 'over'];
  return (
    <PageFrame>
      <PageTitle title={title} lede={lede} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/my-data/requests" variant="plain">
          Open my requests
        </ButtonLink>
        <ButtonLink href="/requests" variant="plain">
          Without an account: by a code
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
