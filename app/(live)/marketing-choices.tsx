import { DateTime } from '@/components/ui/date-time';
import { Tag } from '@/components/ui/tag';
import type { Preferences } from '@/lib/marketing/preferences';
import { policy, type TopicId } from '@/lib/policy/current';
import { Press } from './press';

interface MarketingChoicesProps {
  preferences: Preferences;
  action: (data: FormData) => Promise<void>;
  /** What says whose choices they are, where nobody is signed in. */
  fields?: Readonly<Record<string, string>>;
  /** ISO instant of the server's clock. */
  now: string;
}

const topics = Object.entries(policy.topics) as [TopicId, { label: string }][];

const row =
  'flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-hairline py-[0.7rem] first:border-t';

/** Topics and the pause: each one press, either way. */
export function MarketingChoices({ preferences, action, fields, now }: MarketingChoicesProps) {
  const { topicsOff, pausedUntil } = preferences;
  return (
    <ul>
      {topics.map(([topic, { label }]) => {
        const off = topicsOff.includes(topic);
        return (
          <li key={topic} className={row}>
            <span className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-[550]">{label}</span>
              <Tag>{off ? 'off' : 'on'}</Tag>
            </span>
            <Press action={action} fields={{ ...fields, change: off ? 'start-topic' : 'stop-topic', topic }}>
              {off ? 'Start' : 'Stop'} {label.toLowerCase()}
            </Press>
          </li>
        );
      })}
      <li className={row}>
        {pausedUntil ? (
          <span>
            <span className="font-[550]">Paused</span> until{' '}
            <DateTime at={pausedUntil.toISOString()} now={now} dateOnly />
          </span>
        ) : (
          <span className="text-muted">A break, and not an end: mail comes again by itself after it.</span>
        )}
        <Press action={action} fields={{ ...fields, change: pausedUntil ? 'resume' : 'pause' }}>
          {pausedUntil ? 'End the pause now' : 'Pause for 90 days'}
        </Press>
      </li>
    </ul>
  );
}
