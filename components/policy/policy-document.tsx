import './policy.css';
import type { PolicyShape } from '@/lib/policy/types';
import { ContentsNav } from './contents-nav';
import { PolicyPicture } from './policy-picture';
import { PolicySection } from './policy-section';
import { PolicyVersions } from './policy-versions';
import { PortalNotes } from './portal-notes';

/** A whole version: contents, the picture, the sixteen sections with their margin, and apart from them the portal's own notes. */
export function PolicyDocument({ policy }: { policy: PolicyShape }) {
  const entries = [
    { id: 'picture', mark: '–', title: 'The picture' },
    ...policy.sections.map(({ id, number, title }) => ({ id, mark: String(number), title })),
    { id: 'portal-notes', mark: '–', title: 'What the portal adds' },
    { id: 'versions', mark: '–', title: 'All versions' },
  ];
  return (
    <div className="policy-document">
      <ContentsNav entries={entries} />
      <div className="policy-sections">
        <PolicyPicture policy={policy} />
        {policy.sections.map((section) => (
          <PolicySection key={section.id} section={section} policy={policy} />
        ))}
        <PortalNotes policy={policy} />
        <PolicyVersions />
      </div>
    </div>
  );
}
