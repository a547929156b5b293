import Link from 'next/link';
import { type Keeper, keepersOf } from '@/lib/policy/keepers-of';
import type { PolicyShape, Section } from '@/lib/policy/types';

/** What stands beside a section, and folds under it on a phone. */
export function MarginNotes({ section, policy }: { section: Section; policy: PolicyShape }) {
  const keepers = keepersOf(section, policy);
  const byPortal = keepers.filter(({ by }) => by === 'portal');
  const byPeople = keepers.filter(({ by }) => by === 'people');
  return (
    <dl className="margin-notes">
      <div className="border-l-2 border-accent pl-3">
        <dt>In short</dt>
        <dd>{section.inShort}</dd>
      </div>
      {byPortal.length > 0 && <Keepers title="Kept true by" keepers={byPortal} mark="rounded-full bg-accent" />}
      {byPeople.length > 0 && (
        <Keepers title="A promise carried out by people" keepers={byPeople} mark="rounded-[1px] bg-caution" />
      )}
      <div className="border-l-2 border-hairline pl-3">
        <dt className="sr-only">How it stands</dt>
        <dd>
          <Link href={`/policy/proof#${section.id}`} prefetch={false}>
            How it stands now<span className="sr-only">: section {section.number}</span>
          </Link>
        </dd>
        <dd className="lg:hidden">
          <a href="#contents" className="inline-block py-0.5">
            Back to contents<span className="sr-only"> from section {section.number}</span>
          </a>
        </dd>
      </div>
    </dl>
  );
}

function Keepers({ title, keepers, mark }: { title: string; keepers: readonly Keeper[]; mark: string }) {
  return (
    <div className="border-l-2 border-hairline pl-3">
      <dt>{title}</dt>
      {keepers.map(({ id, text }) => (
        <dd key={id} className="grid grid-cols-[0.5rem_1fr] gap-x-2">
          <span aria-hidden="true" className={`mt-[0.375rem] size-2 ${mark}`} />
          {text}
        </dd>
      ))}
    </div>
  );
}
