import type { PolicyShape, Section } from '@/lib/policy/types';
import { MarginNotes } from './margin-notes';
import { PolicyBlock } from './policy-block';
import { PortalTag } from './portal-tag';

export function PolicySection({ section, policy }: { section: Section; policy: PolicyShape }) {
  const headingId = `${section.id}-title`;
  const notes = policy.notes.filter((note) => note.section === section.id);
  return (
    <section id={section.id} aria-labelledby={headingId} className="policy-section">
      <div className="prose">
        <h2 id={headingId}>
          <span className="mr-2.5 font-normal text-muted">{section.number}</span>
          {section.title}
        </h2>
        {section.blocks.map((block) => (
          <PolicyBlock key={JSON.stringify(block)} block={block} policy={policy} />
        ))}
        {notes.length > 0 && (
          <p className="mt-6 flex flex-wrap items-baseline gap-x-4 gap-y-1 font-sans text-sm">
            <PortalTag />
            {notes.map((note) => (
              <a key={note.id} href={`#note-${note.id}`} className="inline-block py-0.5">
                {note.title}
              </a>
            ))}
          </p>
        )}
      </div>
      <MarginNotes section={section} policy={policy} />
    </section>
  );
}
