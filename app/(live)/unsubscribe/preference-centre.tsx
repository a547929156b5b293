import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TimeUsed } from '@/components/ui/time-used';
import { env } from '@/lib/env';
import type { LinkView } from '@/lib/marketing/opt-out';
import { policy } from '@/lib/policy/current';
import { limits } from '@/lib/rate-limit/limits';
import { MarketingChoices } from '../marketing-choices';
import { Press } from '../press';
import { changePreferencesAction } from './actions';
import { doneWords } from './done-words';

/** Behind the link of a mail, while marketing is agreed to. Shows; only its buttons change anything, for mail scanners open links. */
export function PreferenceCentre({ token, view, now }: { token: string; view: LinkView; now: string }) {
  const { list, state, topicsOff, tooOften } = view;
  const done = doneWords(view);
  const topic = list !== 'marketing' && !topicsOff.includes(list) ? list : null;
  return (
    <PageFrame>
      <PageTitle
        title="Your marketing mail"
        lede="Stop it, pick what you want, or take a break. Mail about your account or an inquiry still reaches you."
      />
      {done && <Notice tone="done" title={done} />}
      {tooOften && (
        <Notice tone="caution" title="Too many changes in a short time" live>
          <p>
            To start a topic or end a pause is not taken now. Try again in an hour, or sign in and do it in My Data.
            Stopping always works.
          </p>
        </Notice>
      )}
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-9">
        <section aria-labelledby="stop" className="grid gap-4">
          <h2 id="stop" className="font-serif text-xl font-medium">
            Stop it
          </h2>
          <div className={`grid gap-3 [&_button]:w-full ${topic ? 'sm:grid-cols-2' : 'sm:max-w-[20rem]'}`}>
            {topic && (
              <Press action={changePreferencesAction} fields={{ token, change: 'stop-topic', topic }} variant="plain">
                Stop only this: {policy.topics[topic].label.toLowerCase()}
              </Press>
            )}
            <Press action={changePreferencesAction} fields={{ token, change: 'stop' }} variant="plain">
              Stop all marketing mail
            </Press>
          </div>
        </section>
        <section aria-labelledby="choices">
          <h2 id="choices" className="mb-3 font-serif text-xl font-medium">
            Or choose
          </h2>
          <MarketingChoices preferences={view} action={changePreferencesAction} fields={{ token }} now={now} />
          <p className="mt-3 text-sm text-muted">
            Stopping and pausing always work. To start a topic or end a pause works {limits.startByLinkBySubject.points}{' '}
            times an hour, since whoever holds your mail could press it.
          </p>
        </section>
        {state?.until && (
          <section aria-labelledby="until">
            <h2 id="until" className="mb-1 font-serif text-xl font-medium">
              What holds now
            </h2>
            <p>
              You agreed on <DateTime at={state.at.toISOString()} now={now} dateOnly />. Your yes ends by itself on{' '}
              <DateTime at={state.until.toISOString()} now={now} dateOnly />.
            </p>
            <TimeUsed
              used={(Date.parse(now) - state.at.getTime()) / (state.until.getTime() - state.at.getTime())}
              label="Time used of your yes"
            />
          </section>
        )}
      </div>
    </PageFrame>
  );
}
