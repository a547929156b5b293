import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';

const files = ['app', 'components', 'lib']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\btest\.tsx?$|\/testing\//.test(path));

/** A word of a name in any spelling: `birthDate`, `date-of-birth`, `age`, `dob`; not `page` or `message`. */
const asksAge = (name: string): boolean =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => ['age', 'born', 'dob', 'birth', 'birthday', 'birthdate', 'bday'].includes(word));

/** What a form calls its fields, says beside them and has the browser fill in; and what the server reads of them. */
const fields = files.flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  const inMarkup = path.endsWith('.tsx')
    ? [...text.matchAll(/\b(?:name|label|autocomplete|autoComplete|hint)="([^"]*)"/g)]
    : [];
  const read = path.endsWith('schema.ts') ? [...text.matchAll(/^\s+(\w+):/gm)] : [];
  return [...inMarkup, ...read].map(([, name = '']) => ({ path, name }));
});

describe('no form asks for an age or a date of birth', () => {
  it('in any field that the pages have, or that the server reads', () => {
    expect(fields.length).toBeGreaterThan(60);
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['password', 'contact', 'Address to look for']),
    );
    expect(fields.filter(({ name }) => asksAge(name))).toEqual([]);
  });

  it('in any item or collection point of the policy', () => {
    const items = Object.entries(policy.items).flatMap(([id, { label }]) => [id, label]);
    expect(items.length).toBeGreaterThan(20);
    expect(items.filter(asksAge)).toEqual([]);
  });

  it('with a control for a date, but for choosing the period of a copy', () => {
    const dated = files.filter((path) => /type="(date|month|datetime-local)"/.test(readFileSync(path, 'utf8')));
    expect(dated).toEqual(['app/(live)/my-data/download/copy-form.tsx']);
  });

  it('and one that did would be found', () => {
    for (const name of ['birthDate', 'date-of-birth', 'Your age', 'dob', 'bday-year'])
      expect(asksAge(name), name).toBe(true);
    for (const name of ['page', 'message', 'language', 'Address to look for']) expect(asksAge(name), name).toBe(false);
  });
});
