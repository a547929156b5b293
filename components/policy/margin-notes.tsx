import type { Keeper, Section } from '@/lib/policy/types';

/** What stands beside a section, and folds under it on a phone. */
export function MarginNotes({ section }: { section: Section }) {
  const byPortal = section.keptTrueBy.filter((keeper) => keeper.by === 'portal');
  const byPeople = section.keptTrueBy.filter((keeper) => keeper.by === 'people');
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
    </dl>
  );
}

function Keepers({ title, keepers, mark }: { title: string; keepers: readonly Keeper[]; mark: string }) {
  return (
    <div className="border-l-2 border-hairline pl-3">
      <dt>{title}</dt>
      {keepers.map((keeper) => (
        <dd key={keeper.text} className="grid grid-cols-[0.5rem_1fr] gap-x-2">
          <span aria-hidden="true" className={`mt-[0.375rem] size-2 ${mark}`} />
          {keeper.text}
        </dd>
      ))}
    </div>
  );
}
