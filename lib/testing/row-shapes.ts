import { type Client, escapeIdentifier } from 'pg';
import { liveColumns } from './live-database';

/** The column that leads to a person, as tables name it. */
const personColumns = ['subject_id', 'subject_ref'];

const shapeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof Date) return 'time';
  return typeof value === 'string' ? `${value.length} characters` : typeof value;
};

/** What stands in the database about one person, without the values: for telling two people apart, or failing to. */
export async function rowShapes(admin: Client, subjectId: string): Promise<string[]> {
  const shapes: string[] = [];
  for (const { table, column } of await liveColumns(admin)) {
    if (!personColumns.includes(column) && !(table === 'subjects' && column === 'id')) continue;
    const { rows } = await admin.query<Record<string, unknown>>(
      `select * from ${escapeIdentifier(table)} where ${escapeIdentifier(column)} = $1`,
      [subjectId],
    );
    for (const row of rows) {
      const cells = Object.entries(row).map(
        ([name, value]) => `${name}: ${/sequence|transaction/.test(name) ? 'number' : shapeOf(value)}`,
      );
      shapes.push(`${table} ${[...cells, row.action ?? row.consent ?? row.template ?? ''].join(', ')}`);
    }
  }
  return shapes.sort();
}
