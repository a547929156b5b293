import type { BlockChange, RowChange, State } from '@/lib/policy/block-change';
import type { PartChange } from '@/lib/policy/difference';
import { ChangeLabel } from './change-label';
import { FactsRecord } from './facts-record';
import { FactsTable } from './facts-table';
import { Runs } from './runs';

const labels: Record<Exclude<State, 'same'>, string> = { added: 'New', removed: 'Gone', changed: 'Changed' };

const Label = ({ state }: { state: State }) => (state === 'same' ? null : <ChangeLabel>{labels[state]}</ChangeLabel>);

/** A table wider than a page of text is shown row by row. */
const widest = 3;

const sameRows = (count: number) => `${count} ${count === 1 ? 'row reads' : 'rows read'} the same.`;

function TableDifference({ change }: { change: Extract<BlockChange, { type: 'table' }> }) {
  const { caption, columns, rows } = change;
  const changed = rows.filter(({ state }) => state !== 'same');
  const same = rows.length - changed.length;
  return (
    <div>
      {changed.length > 0 && columns.length <= widest && (
        <FactsTable
          caption={caption}
          columns={columns}
          rows={changed.map(({ id, state, cells }) => ({
            key: id,
            cells: cells.map((runs, index) => (
              <span key={columns[index]}>
                {index === 0 && <Label state={state} />}
                <Runs runs={runs} />
              </span>
            )),
          }))}
        />
      )}
      {changed.length > 0 &&
        columns.length > widest &&
        changed.map((row) => <Record key={row.id} row={row} columns={columns} />)}
      {same > 0 && (
        <p className="mt-2 font-sans text-sm text-muted">
          {changed.length === 0 && `${caption}: `}
          {sameRows(same)}
        </p>
      )}
    </div>
  );
}

function Record({ row: { state, cells }, columns }: { row: RowChange; columns: readonly string[] }) {
  return (
    <div>
      <p className="mt-4 -mb-3">
        <Label state={state} />
      </p>
      <FactsRecord
        facts={cells.map((runs, index) => [columns[index] ?? '', <Runs key={columns[index]} runs={runs} />])}
      />
    </div>
  );
}

function Body({ change }: { change: BlockChange }) {
  switch (change.type) {
    case 'heading':
      return (
        <h3 className="font-sans text-base font-semibold">
          <Runs runs={change.runs} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Runs runs={change.runs} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {change.items.map(({ id, state, cells }) => (
            <li key={id} className={state === 'same' ? 'text-muted' : undefined}>
              {change.state === 'changed' && (state === 'added' || state === 'removed') && <Label state={state} />}
              {cells.map((runs) => (
                <Runs key={id} runs={runs} />
              ))}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <TableDifference change={change} />;
  }
}

/** One block in both versions, with what became of it. */
export function BlockDifference({ change }: { change: PartChange['blocks'][number] }) {
  const { state, movedFrom, movedTo } = change;
  if (movedTo !== null) {
    return (
      <p className="font-sans text-sm">
        <ChangeLabel>Moved</ChangeLabel> A paragraph or table that stood here is now in “{movedTo}”.
      </p>
    );
  }
  const isWhole = state === 'added' || state === 'removed';
  return (
    <div className={state === 'same' && movedFrom === null ? 'text-muted' : undefined}>
      {(isWhole || movedFrom !== null) && (
        <p className="mb-1 font-sans text-sm">
          {isWhole && <Label state={state} />}
          {movedFrom !== null && <ChangeLabel>Moved here from “{movedFrom}”</ChangeLabel>}
        </p>
      )}
      <Body change={change} />
    </div>
  );
}
