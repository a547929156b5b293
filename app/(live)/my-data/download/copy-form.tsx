'use client';

import { inputClass } from '@/components/forms/field-frame';
import { Button } from '@/components/ui/button';
import { CopyProgress } from './copy-progress';
import type { Asked } from './read-asked';
import { useCopies } from './use-copies';

interface CopyFormProps {
  asked: Asked;
  parts: readonly { id: string; label: string; count: number }[];
  earliestDay: string;
  /** When the page was made: ISO 8601, by the server's clock. */
  shownAt: string;
}

const periodLabels = {
  all: 'Everything',
  '12-months': 'The last 12 months',
  dates: 'From one day to another',
} as const;

const choiceClass =
  'flex min-h-[2.6rem] cursor-pointer items-center gap-3 border-b border-hairline py-1.5 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent';

const Problem = ({ id, message }: { id: string; message: string }) => (
  <p id={id} className="mb-2 text-sm font-[550] text-danger">
    <span className="sr-only">Error: </span>
    {message}
  </p>
);

/** A plain GET: the browser downloads what comes, and the page stays. Works without JavaScript. */
export function CopyForm({ asked, parts, earliestDay, shownAt }: CopyFormProps) {
  const { copies, begun, begin } = useCopies(shownAt);
  const { problem } = asked;
  const wrong = (field: string) =>
    problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': `${field}-error` } : {};
  return (
    <form noValidate method="get" action="/api/download" onSubmit={begin} className="grid max-w-[34rem] gap-8">
      {problem && (
        <div role="alert" className="rounded-[4px] border-2 border-danger bg-danger-soft px-5 py-[1.1rem]">
          <h2 className="font-serif text-xl font-medium">There is a problem</h2>
          <p className="mt-1.5">
            <a href={`#${problem.field}`} className="font-[550] text-danger">
              {problem.message}
            </a>
          </p>
        </div>
      )}
      <fieldset {...wrong('part')}>
        <legend className="mb-2 text-[1rem] font-[600]">What to take along</legend>
        {problem?.field === 'part' && <Problem id="part-error" message={problem.message} />}
        {parts.map(({ id, label, count }, at) => (
          <label key={id} className={choiceClass}>
            <input
              type="checkbox"
              name="part"
              value={id}
              id={at === 0 ? 'part' : undefined}
              defaultChecked={asked.parts.includes(id)}
              className="size-[1.1rem] flex-none accent-accent outline-none"
            />
            <span className="grow">{label}</span>
            <span className="text-sm whitespace-nowrap text-muted tabular-nums">
              {count.toLocaleString('en')} {count === 1 ? 'record' : 'records'}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-[1rem] font-[600]">Of which time</legend>
        <p className="mb-2 text-sm text-muted">
          For what has a date: inquiries, requests, decisions, visits, mail, disclosures, the log. What is so today,
          like your account and profile, comes whatever you choose.
        </p>
        {Object.entries(periodLabels).map(([id, label]) => (
          <label key={id} className={choiceClass}>
            <input
              type="radio"
              name="period"
              value={id}
              defaultChecked={asked.period === id}
              className="size-[1.1rem] flex-none accent-accent outline-none"
            />
            {label}
          </label>
        ))}
        <div className="mt-4 grid gap-4 pl-[1.85rem] sm:grid-cols-2">
          {(['from', 'to'] as const).map((field) => (
            <div key={field} className="grid content-start gap-[0.3rem]">
              <label htmlFor={field} className="font-[550]">
                {field === 'from' ? 'First day' : 'Last day'} <span className="font-normal text-muted">(optional)</span>
              </label>
              {problem?.field === field && <Problem id={`${field}-error`} message={problem.message} />}
              <input
                {...wrong(field)}
                type="date"
                id={field}
                name={field}
                min={earliestDay}
                defaultValue={asked[field]}
                className={inputClass}
              />
            </div>
          ))}
        </div>
        <p className="mt-2 pl-[1.85rem] text-sm text-muted">
          Days in UTC, from 1 January 2022 on. A first day left out is that one, a last day left out is today.
        </p>
      </fieldset>
      <div className="grid justify-items-start gap-4">
        <Button>Download my data</Button>
        <CopyProgress copies={copies} begun={begun} />
      </div>
    </form>
  );
}
