import { dataMap, isItem, type Placement } from '@/lib/data-map/data-map';
import { findItem } from '@/lib/policy/find-item';
import type { CopiedTable } from './copied-tables';

/** A column of a copied table that the copy shows. */
export interface ShownColumn {
  column: string;
  label: string;
  placement: Placement;
}

/** Keys, hashes, what leads to a person and who of us it was are not even read. */
function isShown(placement: Placement): boolean {
  if (isItem(placement)) return !('secret' in findItem(placement));
  return placement === 'bookkeeping' || placement === 'record';
}

function inWords(column: string): string {
  const words = column.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const placementsOf = (table: CopiedTable): [string, Placement][] => Object.entries(dataMap[table]);

/** The policy's own name of what a column holds, where one column alone holds it; or else the column's name. */
function labelOf(table: CopiedTable, column: string, placement: Placement): string {
  if (!isItem(placement)) return inWords(column);
  const alone = placementsOf(table).filter(([, each]) => each === placement).length === 1;
  return alone ? findItem(placement).label : inWords(column);
}

export const shownColumns = (table: CopiedTable): ShownColumn[] =>
  placementsOf(table).flatMap(([column, placement]) =>
    isShown(placement) ? [{ column, label: labelOf(table, column, placement), placement }] : [],
  );
