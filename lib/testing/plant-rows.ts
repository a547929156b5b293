import { pgTable } from 'drizzle-orm/pg-core';
import { type Client, escapeIdentifier } from 'pg';
import { makeKey } from '@/lib/subjects/wrapped-key';

interface Column {
  table: string;
  column: string;
  type: string;
  identity: boolean;
  primary: boolean;
}

/** Every column of every table that the database has right now. */
async function catalogue(admin: Client): Promise<Column[]> {
  const { rows } = await admin.query<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, a.attidentity <> '' as identity,
      coalesce(a.attnum = any (i.indkey), false) as primary
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  return rows;
}

const leadsToPerson = ({ table, column }: Column): boolean =>
  ['subject_id', 'subject_ref'].includes(column) || (table === 'subjects' && column === 'id');

/** The tables with a column that leads to a person, by the catalogue and not by our schema. */
export const personalTables = async (admin: Client): Promise<string[]> => [
  ...new Set((await catalogue(admin)).filter(leadsToPerson).map(({ table }) => table)),
];

/** What a planted row says in a column: found again wherever the column is shown. */
export const markOf = (table: string, column: string): string => `planted in ${table}.${column}`;

/** What a row has to say for a check of the database, and for the person to be told of it. */
const told: Record<string, Record<string, unknown>> = {
  audit_events: { transaction_id: '7' },
  requests: { state: 'closed', outcome: 'done', ground: null },
  child_reports: { state: 'denied', purge_by: null },
  legal_holds: { telling_forbidden_by: null, lifted_at: null, items: ['name'] },
  held_records: { item: 'name', origin_table: 'held_records', origin_column: 'sealed_value', released_at: null },
  earlier_values: { item: 'name', origin_table: 'earlier_values', origin_column: 'sealed_value' },
  processor_notices: { outcome: 'corrected' },
  disputes: { field: 'answer' },
  request_steps: { step: 'received' },
  disclosures: { basis: 'authority', receipt_id: null, telling_forbidden_by: null },
};

const inCode = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * A person who has one row in every table that can lead to one, also in a table that no code knows yet. Each text says
 * where it stands; past triggers and foreign keys, as a superuser may.
 */
export async function plantRows(admin: Client, personId: string): Promise<void> {
  const { row: wrapped, key } = makeKey(personId);
  const fixed: Record<string, Record<string, unknown>> = {
    ...told,
    subjects: { kind: 'account' },
    subject_keys: { wrapped_key: wrapped.wrappedKey, kek_id: wrapped.kekId },
  };
  const columns = await catalogue(admin);
  const valueIn = (each: Column, rowId: string): unknown => {
    const mark = markOf(each.table, each.column);
    if (leadsToPerson(each)) return personId;
    const known = fixed[each.table] ?? {};
    if (each.column in known) return known[each.column];
    if (each.type === 'bytea')
      return Object.values(key.seal(pgTable(each.table, {}), rowId, { [inCode(each.column)]: mark }))[0];
    if (each.type === 'text') return mark;
    if (each.type === 'text[]') return [mark];
    return /time|date/.test(each.type) ? 'now' : 1;
  };
  const insert = async (table: string) => {
    const own = columns.filter((each) => each.table === table && !each.identity);
    const id = own.find(({ primary }) => primary);
    // What was put aside or replaced opens as the column it came from, which here is itself.
    const place = ['held_records', 'earlier_values'].includes(table) ? markOf(table, 'origin_row') : null;
    const rowId = place ?? (id && !leadsToPerson(id) ? markOf(table, id.column) : personId);
    await admin.query(
      `insert into ${escapeIdentifier(table)} (${own.map(({ column }) => escapeIdentifier(column)).join()})
       values (${own.map((_, at) => `$${at + 1}`).join()})`,
      own.map((each) => valueIn(each, rowId)),
    );
  };
  await admin.query('set session_replication_role = replica');
  for (const table of await personalTables(admin)) await insert(table);
  await admin.query('set session_replication_role = default');
}
