import { dataMap, itemColumns, keptOnErasure, type TableName } from '@/lib/data-map/data-map';
import type { PolicyVersion } from '@/lib/policy/versions';
import { copiedTables } from '../copy/copied-tables';
import type { Certificate } from './certificate-schema';
import type { Erasure } from './erasure';

/**
 * Left out of the list. A hold or a disclosure that a law forbids to mention is a row of these like any other; and
 * while one of them keeps a person's own row and key, their absence from the list would tell of it.
 */
const untold: readonly TableName[] = [
  'subjects',
  'subjectKeys',
  'legalHolds',
  'heldRecords',
  'disclosures',
  'auditDetails',
];

const names = Object.keys(dataMap) as TableName[];

/** Each kind of record that was destroyed, in the order of the data map, by the name that a copy of the data gives it. */
export function listDestroyedRecords({ counts }: Erasure, version: PolicyVersion): Certificate['destroyed']['records'] {
  return names.flatMap((record) => {
    const name = copiedTables[record]?.title;
    const count = counts[record] ?? 0;
    if (name === undefined || count === 0 || untold.includes(record) || record in keptOnErasure) return [];
    // A column of a later version is none of this one's: a certificate stays what it was.
    const items = new Set(
      itemColumns(record).flatMap(({ item }) => (Object.hasOwn(version.items, item) ? version.items[item].label : [])),
    );
    return [{ record, name, count, items: [...items] }];
  });
}
