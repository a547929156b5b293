import './policy.css';
import type { PartChange } from '@/lib/policy/difference';
import type { Run } from '@/lib/policy/word-changes';
import { BlockDifference } from './block-difference';
import { ChangeLabel } from './change-label';
import { Runs } from './runs';

const nowTitle = (title: readonly Run[]) =>
  title
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('') || title.map(({ text }) => text).join('');

const isSaid = (runs: readonly Run[]) => runs.some(({ kind }) => kind !== 'same');

function PartDifference({ part: { id, state, title, inShort, blocks } }: { part: PartChange }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="difference-part">
      <h2 id={`${id}-title`} className="font-serif text-2xl font-medium tracking-[-0.012em]">
        <Runs runs={title} />
      </h2>
      {(state === 'added' || state === 'removed') && (
        <p className="font-sans text-sm">
          <ChangeLabel>{state === 'added' ? 'A new section' : 'A section that is gone'}</ChangeLabel>
        </p>
      )}
      {isSaid(inShort) && (
        <p className="border-l-2 border-accent pl-3 font-sans text-sm">
          <b>In short:</b> <Runs runs={inShort} />
        </p>
      )}
      {blocks.map((change) => (
        <BlockDifference key={`${change.id} ${change.movedTo}`} change={change} />
      ))}
    </section>
  );
}

/** What two versions say differently; the parts that read the same are named at the end. */
export function PolicyDifference({ parts }: { parts: readonly PartChange[] }) {
  const changed = parts.filter(({ state }) => state !== 'same');
  const same = parts.filter(({ state }) => state === 'same');
  return (
    <div className="max-w-[42rem] border-t border-hairline pt-6">
      <nav aria-label="Changed parts">
        <h2 className="text-base font-semibold">
          {changed.length === 0 ? 'No part reads differently' : 'What reads differently'}
        </h2>
        <ul className="mt-2 grid gap-1 text-base">
          {changed.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block py-0.5">
                {nowTitle(title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="mt-5 text-sm text-muted">
        What is gone is <del>struck through</del>, what is new is <ins>underlined</ins>. What stayed stands around it in
        grey.
      </p>
      <div className="prose">
        {changed.map((part) => (
          <PartDifference key={part.id} part={part} />
        ))}
      </div>
      {same.length > 0 && (
        <section aria-labelledby="same-title" className="mt-8 border-t border-hairline pt-5">
          <h2 id="same-title" className="text-base font-semibold">
            What reads the same
          </h2>
          <p className="mt-1 text-sm text-muted">{same.map(({ title }) => nowTitle(title)).join(' · ')}</p>
        </section>
      )}
    </div>
  );
}
