import { type Column, getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import * as schema from '@/lib/db/schema';
import { type CopiedEntry, type CopiedTable, copiedEntries } from './copied-tables';
import { partIds } from './parts';
import { type ShownColumn, shownColumns } from './shown-columns';

/** Where the schema of `data.json` is published. Another number with every change that old readers would stumble over. */
export const copySchemaPath = '/schemas/my-data-1.json';

const instant = z.iso.datetime();

function typeOf(column: Column): z.ZodType {
  if (column.enumValues && column.enumValues.length > 0) return z.enum(column.enumValues as [string, ...string[]]);
  switch (column.dataType) {
    case 'date':
      return instant;
    case 'number':
      return z.number();
    case 'array':
      return z.array(z.string());
    // A sealed column is text once it is opened, and a day without a time comes as text too.
    case 'custom':
    case 'string':
      return z.string();
    default:
      throw new Error(`A copy cannot show a column of the type ${column.dataType}`);
  }
}

function columnSchema(table: CopiedTable, { column, label }: ShownColumn): z.ZodType {
  const found: Column | undefined = (getTableColumns(schema[table]) as Record<string, Column>)[column];
  if (!found) throw new Error(`${table} has no column ${column}`);
  const value = typeOf(found);
  return (found.notNull ? value : value.nullable()).meta({ title: label });
}

const tableSchema = ({ name, title }: CopiedEntry) =>
  z
    .array(
      z.strictObject(Object.fromEntries(shownColumns(name).map((shown) => [shown.column, columnSchema(name, shown)]))),
    )
    .meta({ title });

/** What `data.json` of a copy looks like. Follows from the tables and the data map, so that it cannot say anything else. */
export const copySchema = z
  .strictObject({
    $schema: z.url(),
    madeAt: instant,
    controller: z.string(),
    service: z.string(),
    policyVersion: z.string(),
    parts: z.array(z.enum(partIds)).min(1),
    from: instant.nullable().meta({ description: 'The first moment of the period; null where it has no beginning' }),
    before: instant.nullable().meta({ description: 'The first moment after the period; null where it has no end' }),
    tables: z
      .strictObject(Object.fromEntries(copiedEntries.map((entry) => [entry.name, tableSchema(entry).optional()])))
      .meta({ description: 'Those of the chosen parts; the newest row first, where rows have a time' }),
  })
  .meta({ title: 'A copy of somebody’s personal data, with what a column holds in the words of the privacy policy' });

/** The file that stands at that address. */
export const publishedCopySchema = (): string => `${JSON.stringify(z.toJSONSchema(copySchema), null, 2)}\n`;
