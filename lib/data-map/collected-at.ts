import type * as schema from '@/lib/db/schema';
import { type dataMap, itemColumns, type NoItem, type TableName } from './data-map';

type ColumnOf<T extends TableName> = keyof (typeof schema)[T]['_']['columns'] & string;
type PlacementsOf<T extends TableName> = (typeof dataMap)[T][keyof (typeof dataMap)[T]];

/** The tables with an item of the policy in them. */
export type CollectingTable = {
  [T in TableName]: Exclude<PlacementsOf<T>, NoItem> extends never ? never : T;
}[TableName];

/**
 * When what stands in a table came: the latest of these times. `null` where it holds no more than a copy of what came into
 * another. A table with an item that is left out does not compile.
 */
export const collectedAt = {
  accounts: ['createdAt', 'emailChangedAt', 'passwordChangedAt'],
  profiles: ['createdAt', 'changedAt'],
  inquiries: ['receivedAt'],
  sessions: ['seenAt'],
  emailChanges: ['requestedAt'],
  visits: ['at'],
  requestSteps: ['at'],
  /** The address of an account that is gone, for the mail that says so. */
  farewells: null,
  /** Mail that was not sent. */
  keptMails: null,
} as const satisfies { [T in CollectingTable]: readonly ColumnOf<T>[] | null };

export interface Collecting {
  table: CollectingTable;
  times: readonly string[];
  columns: ReturnType<typeof itemColumns>;
}

/** Each place where something comes in, with the columns that hold items of the policy. */
export const collecting: readonly Collecting[] = (Object.keys(collectedAt) as CollectingTable[]).flatMap((table) => {
  const times = collectedAt[table];
  return times ? [{ table, times, columns: itemColumns(table) }] : [];
});
