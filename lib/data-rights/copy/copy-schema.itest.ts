import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCopy } from '@/lib/testing/read-copy';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { copySchemaPath, publishedCopySchema } from './copy-schema';

useDatabase();

type Copy = { $schema: string; tables: Record<string, Record<string, unknown>[]> };

let copy: Copy;

beforeAll(async () => {
  copy = JSON.parse((await readCopy(await makeWholePerson('ines@portal.test', 'in force')))['data.json'] ?? '');
});

describe('the published schema', () => {
  const schemaFile = readFileSync(`public${copySchemaPath}`, 'utf8');

  it('is the one that the code makes now: if not, run `npm run copy:schema`', () => {
    expect(schemaFile).toBe(publishedCopySchema());
  });

  it('accepts a real copy, which names it, and refuses one with anything else in it', () => {
    const isValid = new Ajv2020({ strict: true, allErrors: true, validateFormats: false }).compile(
      JSON.parse(schemaFile),
    );
    isValid(copy);
    expect(isValid.errors).toBeNull();
    expect(copy.$schema).toBe(`http://127.0.0.1:3999${copySchemaPath}`);
    const changed = (change: (data: Copy) => unknown) => {
      const data = structuredClone(copy);
      change(data);
      return isValid(data);
    };
    expect(changed(() => null)).toBe(true);
    expect(changed(({ tables }) => delete tables.visits)).toBe(true);
    expect(changed(({ tables }) => Object.assign(tables, { secrets: [] }))).toBe(false);
    expect(changed(({ tables }) => Object.assign(tables.accounts?.[0] ?? {}, { passwordHash: 'x' }))).toBe(false);
    expect(changed(({ tables }) => Object.assign(tables.visits?.[0] ?? {}, { at: 'yesterday' }))).toBe(false);
    expect(changed(({ tables }) => Object.assign(tables.profiles?.[0] ?? {}, { name: null }))).toBe(false);
    expect(changed((data) => Object.assign(data, { parts: ['ever'] }))).toBe(false);
  });
});
