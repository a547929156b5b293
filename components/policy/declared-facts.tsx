import type { ReactNode } from 'react';
import { ExternalLink } from '@/components/ui/external-link';
import type { DeclaredTable } from '@/lib/policy/declared-types';
import { outsideLinksOf } from '@/lib/policy/outside-links';
import type { PolicyShape } from '@/lib/policy/types';
import { FactsTable } from './facts-table';

/** Two fields may ask for the same thing: a password twice is said once. */
const asked = (fields: Readonly<Record<string, string>>) =>
  [...new Set(Object.values(fields))]
    .map((label, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join(', ');

const shown: Record<DeclaredTable, (policy: PolicyShape) => ReactNode> = {
  cookies: ({ declared }) => (
    <FactsTable
      caption="Every cookie"
      columns={['Cookie', 'For', 'Set when', 'Kept']}
      rows={Object.entries(declared.cookies).map(([name, { why, setWhen, kept }]) => ({
        key: name,
        cells: [name, why, setWhen.charAt(0).toUpperCase() + setWhen.slice(1), kept],
      }))}
    />
  ),
  'other-forms': ({ declared }) => (
    <FactsTable
      caption="What the other forms ask for"
      columns={['Form', 'Asks for', 'Why']}
      rows={Object.entries(declared.otherForms).map(([path, { label, asks, why }]) => ({
        key: path,
        cells: [label, asked(asks), why],
      }))}
    />
  ),
  'usage-records': ({ declared }) => (
    <ul className="mt-2 list-disc columns-[13rem] gap-x-8 pl-5 text-sm">
      {Object.entries(declared.usageRecords).map(([id, label]) => (
        <li key={id} className="break-inside-avoid">
          {label}
        </li>
      ))}
    </ul>
  ),
  connections: ({ declared, processors, controller }) => (
    <FactsTable
      caption="Every connection of the server"
      columns={['Where to', 'For', 'Company']}
      rows={Object.entries(declared.connections).map(([id, { label, why, by }]) => ({
        key: id,
        cells: [label, why, by === null ? controller.name : processors[by]?.name],
      }))}
    />
  ),
  'outside-links': (policy) => (
    <FactsTable
      caption="Every other site we link to"
      columns={['Site', 'Why']}
      rows={outsideLinksOf(policy).map(({ url, label, why }) => ({
        key: url,
        cells: [
          <ExternalLink key="link" href={url}>
            {label}
          </ExternalLink>,
          why,
        ],
      }))}
    />
  ),
};

/** What a portal's note declares, as a table; nothing in it is typed by hand. */
export const DeclaredFacts = ({ of, policy }: { of: DeclaredTable; policy: PolicyShape }) => (
  <div className="mb-5">{shown[of](policy)}</div>
);
