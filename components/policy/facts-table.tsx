import './policy.css';
import type { ReactNode } from 'react';

export interface FactsRow {
  key: string;
  /** One cell for each column; the first heads the row. */
  cells: readonly ReactNode[];
}

interface FactsTableProps {
  caption: string;
  columns: readonly string[];
  rows: readonly FactsRow[];
}

/** A table that folds to labelled lines on a phone. */
export function FactsTable({ caption, columns, rows }: FactsTableProps) {
  return (
    <table className="facts-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} data-label={columns[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
