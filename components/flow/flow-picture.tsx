import './flow.css';
import { FactsTable } from '@/components/policy/facts-table';
import type { Flow } from '@/lib/policy/flows';
import type { PolicyShape } from '@/lib/policy/types';
import { drawAcross } from './draw-across';
import { drawUpright } from './draw-upright';
import { FlowDrawing } from './flow-drawing';

interface FlowPictureProps {
  flows: readonly Flow[];
  /** The version that names the items. */
  policy: PolicyShape;
  caption: string;
}

const namesOf = ({ items, itemsLabel }: Flow, policy: PolicyShape) =>
  itemsLabel ??
  items
    .map((item) => policy.items[item]?.label ?? item)
    .map((label, at) => (at === 0 || label.startsWith('IP ') ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join(', ');

/**
 * Where data comes from, what it is for, who receives it: drawn across where there is room and upright on a phone, and
 * the same in a table. A screen reader meets the table alone.
 */
export function FlowPicture({ flows, policy, caption }: FlowPictureProps) {
  return (
    <figure className="flow-picture">
      <FlowDrawing drawing={drawAcross(flows)} className="flow-across" />
      <FlowDrawing drawing={drawUpright(flows)} className="flow-upright" />
      <figcaption>
        <details className="mt-5 max-w-[52rem]">
          <summary className="py-1 text-sm text-accent underline underline-offset-[0.18em]">
            The same as a table
          </summary>
          <FactsTable
            caption={caption}
            columns={['From', 'What', 'For', 'Received by']}
            rows={flows.map((flow) => ({
              key: `${flow.from.id} ${flow.purpose.id} ${flow.to.id} ${flow.onlyWhile}`,
              cells: [flow.from.label, namesOf(flow, policy), flow.purpose.label, flow.to.label],
            }))}
          />
        </details>
      </figcaption>
    </figure>
  );
}
