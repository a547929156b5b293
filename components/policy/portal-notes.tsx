import { portalIntro } from '@/lib/policy/document';
import type { PolicyShape } from '@/lib/policy/types';
import { DeclaredFacts } from './declared-facts';
import { Inline } from './inline';
import { PortalTag } from './portal-tag';
import { RetentionTable } from './retention-table';

/** The gap-fillers in one place, apart from the policy's text. */
export function PortalNotes({ policy }: { policy: PolicyShape }) {
  const sections = policy.sections
    .map((section) => ({ section, notes: policy.notes.filter((note) => note.section === section.id) }))
    .filter(({ notes }) => notes.length > 0);
  return (
    <section id="portal-notes" aria-labelledby="portal-notes-title" className="policy-section">
      <div className="rounded-md border border-dashed border-caution bg-raised px-4 py-6 sm:px-7">
        <PortalTag />
        <h2 id="portal-notes-title" className="mt-3 font-serif text-2xl font-medium tracking-[-0.012em]">
          What the portal adds
        </h2>
        <p className="mt-3 font-serif text-lg text-pretty">{portalIntro}</p>
        <RetentionTable policy={policy} setBy="portal" />
        {sections.map(({ section, notes }) => (
          <div key={section.id} className="mt-7">
            <h3 className="font-sans text-sm text-muted">
              On <a href={`#${section.id}`}>{`${section.number} ${section.title}`}</a>
            </h3>
            <dl className="mt-1 grid gap-2.5 text-base">
              {notes.map((note) => (
                <div key={note.id} id={`note-${note.id}`} className="scroll-mt-6">
                  <dt className="font-semibold">{note.title}</dt>
                  <dd className="text-pretty">
                    <Inline text={note.text} />
                    {note.shows && <DeclaredFacts of={note.shows} policy={policy} />}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
