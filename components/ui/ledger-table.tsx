import { Fragment, type ReactNode } from 'react';

export interface LedgerColumn<Key extends string = string> {
  key: Key;
  name: string;
  /** Smaller and muted, for what explains rather than tells. */
  quiet?: boolean;
}

export interface LedgerRow<Key extends string = string> {
  id: string;
  /** The row's header; it stands under the first column. */
  head: ReactNode;
  cells: Readonly<Record<Key, ReactNode>>;
  /** Below the row, over its whole width. */
  more?: ReactNode;
}

interface LedgerTableProps<Key extends string> {
  caption: string;
  note?: ReactNode;
  headName: string;
  columns: readonly LedgerColumn<Key>[];
  rows: readonly LedgerRow<Key>[];
  /** What stands there instead of a table without rows. */
  empty?: ReactNode;
}

const captionClass = 'pt-9 pb-3 text-left font-serif text-xl font-medium';

/** A table's place where there is nothing to show: no head over nothing. */
const emptyLedger = (caption: string, empty: ReactNode) => (
  <div className="mt-2">
    <h2 className={captionClass}>{caption}</h2>
    <div className="border-t border-control pt-[0.85rem]">
      <p className="max-w-[44rem] text-muted">{empty}</p>
    </div>
  </div>
);

/** Spread, since a linter takes a written role of a table's part for redundant. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
};

const folds = 'max-md:border-0 max-md:p-0 max-md:w-auto';

/**
 * One row per thing held. On a phone each row folds into a list that names its columns. The roles are
 * written out since a `display` other than a table's takes them away (CSS Display 3, appendix B).
 */
export function LedgerTable<Key extends string>({
  caption,
  note,
  headName,
  columns,
  rows,
  empty = 'Nothing at the moment.',
}: LedgerTableProps<Key>) {
  if (rows.length === 0) return emptyLedger(caption, empty);
  const cell = `pr-5 text-left align-top last:pr-0 md:last:text-right ${folds}`;
  return (
    <table {...as.table} className="mt-2 w-full border-collapse max-md:block">
      <caption className={`${captionClass} max-md:block`}>
        {caption}
        {note && <span className="mt-0.5 block font-sans text-sm font-normal text-muted">{note}</span>}
      </caption>
      <thead {...as.rowgroup} className="max-md:sr-only">
        <tr {...as.row}>
          {[headName, ...columns.map(({ name }) => name)].map((name) => (
            <th
              key={name}
              {...as.columnheader}
              scope="col"
              className="border-b border-control pr-5 pb-2 text-left text-sm font-[550] text-muted last:pr-0 last:text-right"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.rowgroup} className="max-md:block">
        {rows.map((row) => {
          const ends = row.more ? 'pt-[0.85rem] pb-1' : 'border-b border-hairline py-[0.85rem]';
          return (
            <Fragment key={row.id}>
              <tr
                {...as.row}
                className={`max-md:grid max-md:gap-1.5 max-md:pt-4 ${row.more ? '' : 'max-md:border-b max-md:border-hairline max-md:pb-4'}`}
              >
                <th {...as.rowheader} scope="row" className={`${ends} ${cell} w-48 max-md:block font-[550]`}>
                  {row.head}
                </th>
                {columns.map(({ key, name, quiet }) => (
                  <td
                    key={key}
                    {...as.cell}
                    className={`${ends} ${cell} ${quiet ? 'text-sm text-muted md:max-w-[26ch]' : ''} ${row.cells[key] ? 'max-md:grid' : 'max-md:hidden'} max-md:grid-cols-[7.5rem_minmax(0,1fr)] max-md:gap-x-3`}
                  >
                    <span aria-hidden="true" className="text-sm text-muted md:hidden">
                      {name}
                    </span>
                    <div className="min-w-0">{row.cells[key]}</div>
                  </td>
                ))}
              </tr>
              {row.more && (
                <tr {...as.row} className="max-md:block">
                  <td
                    {...as.cell}
                    colSpan={columns.length + 1}
                    className="border-b border-hairline pb-[0.85rem] max-md:block max-md:pt-1.5"
                  >
                    {row.more}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
