'use client';

import { Notice } from '@/components/ui/notice';
import type { CopyProgress as Progress } from '@/lib/data-rights/copy/copies-under-way';

const records = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`;

/** Some may have been added since they were counted. */
const inAll = ({ written, counted }: Progress) => Math.max(written, counted);

const ofAll = (copy: Progress) => `${copy.written.toLocaleString('en')} of ${records(inAll(copy))}`;

const titles: Record<Progress['state'], string> = {
  coming: 'Your copy is on its way',
  done: 'Your copy has been sent',
  broken: 'Your copy broke off',
};

const tones = { coming: 'info', done: 'done', broken: 'caution' } as const;

/** A quarter at a time: what is read out must not change with every answer. */
function spoken(copies: readonly Progress[]): string {
  const [newest] = copies;
  if (!newest) return titles.coming;
  const quarters = Math.floor((4 * newest.written) / Math.max(1, inAll(newest)));
  if (newest.state !== 'coming') return titles[newest.state];
  return quarters === 0 ? titles.coming : `${titles.coming}: ${25 * quarters} percent written`;
}

function Told({ copy }: { copy: Progress }) {
  if (copy.state === 'done')
    return (
      <p>
        All of it, {records(copy.written)}. If your browser says that it did not arrive whole, press the button again.
      </p>
    );
  if (copy.state === 'broken')
    return (
      <p>
        {ofAll(copy)} had been written. Your data is as it was, and nothing of the copy is kept here. Press the button
        to take it again.
      </p>
    );
  return (
    <>
      <p className="tabular-nums">{ofAll(copy)} written.</p>
      <progress
        aria-label="Records written"
        max={Math.max(1, inAll(copy))}
        value={copy.written}
        className="h-2 w-full appearance-none overflow-hidden rounded-[2px] border-0 bg-hairline forced-color-adjust-none [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hairline [&::-webkit-progress-value]:bg-accent"
      />
    </>
  );
}

/** Several at once are told apart by when they began. */
export function CopyProgress({ copies, begun }: { copies: readonly Progress[]; begun: boolean }) {
  return (
    <div className="w-full">
      <p role="status" className="sr-only">
        {begun && spoken(copies)}
      </p>
      {begun && copies.length === 0 && (
        <Notice title={titles.coming}>
          <p>
            Your browser shows among its downloads how much of it has arrived. If it breaks off, press the button again.
          </p>
        </Notice>
      )}
      {copies.map((copy) => (
        <Notice key={copy.startedAt} tone={tones[copy.state]} title={titles[copy.state]} live={false}>
          <Told copy={copy} />
          {copies.length > 1 && (
            <p className="text-sm text-muted">
              Begun at <time dateTime={copy.startedAt}>{new Date(copy.startedAt).toLocaleTimeString('en')}</time>.
            </p>
          )}
        </Notice>
      ))}
    </div>
  );
}
