import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { inquiries } from '@/lib/db/tables/inquiries';
import { profiles } from '@/lib/db/tables/profiles';

const between = '--> statement-breakpoint';

/** The columns of what forms collect that no migration makes yet, as `table.column`: a server could not store what they ask for. */
export function unmigrated(folder = 'drizzle'): string[] {
  const statements = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(between));
  return [profiles, inquiries].map(getTableConfig).flatMap(({ name: table, columns }) => {
    const ofTable = statements.filter((statement) => statement.includes(`"${table}"`));
    return columns
      .filter(({ name }) => !ofTable.some((statement) => statement.includes(`"${name}"`)))
      .map(({ name }) => `${table}.${name}`);
  });
}
