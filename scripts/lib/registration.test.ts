import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PolicyError } from '@/lib/policy/define-policy';
import { refuseFolders, refuseNames, register } from './registration';
import { sourceFault } from './source-fault';

it('a folder that no version can be called by is named', () => {
  expect(refuseFolders(['2031-02-03', '2031-02-30'])).toContain('versions/2031-02-30 is not called by a date');
  expect(refuseFolders(['2031-02-03 copy'])).toContain('rename it');
  expect(refuseFolders(['2031-02-03', '2025-03-17'])).toBeNull();
});

it('a folder copied by hand, which calls itself as the one it was copied from, is named', () => {
  const folders = ['2031-02-03', '2025-03-17'];
  expect(refuseNames([{ version: '2025-03-17' }, { version: '2025-03-17' }], folders)).toContain(
    "versions/2031-02-03 calls itself version 2025-03-17: write version: '2031-02-03'",
  );
  expect(refuseNames([{ version: '2031-02-03' }, { version: '2025-03-17' }], folders)).toBeNull();
});

it('versions that are registered as their folders stand are not registered again', () => {
  const before = readFileSync('lib/policy/registered.ts', 'utf8');
  expect(register({ mayWrite: true })).toBeNull();
  expect(readFileSync('lib/policy/registered.ts', 'utf8')).toBe(before);
});

const file = `${process.cwd()}/lib/policy/versions/2031-02-03/notes.ts`;

it('a fault of writing is told by file and line, with what is most often wrong there', () => {
  const told = sourceFault(
    new Error(`Transform failed with 1 error:\n${file}:21:32: ERROR: Expected "}" but found "s"`),
  );
  expect(told).toContain(
    'lib/policy/versions/2031-02-03/notes.ts, line 21, cannot be read: Expected "}" but found "s".',
  );
  expect(told).toContain('write ’ for an apostrophe');
});

it('a name that does not exist is told by file and line; a fault of the program is none of the author', () => {
  const error = new ReferenceError('contcats is not defined');
  error.stack = `ReferenceError: contcats is not defined\n    at ${file}:9:3`;
  expect(sourceFault(error)).toContain('notes.ts, line 9, cannot be used: contcats is not defined.');
  error.stack = 'ReferenceError: contcats is not defined\n    at /somewhere/lib/policy/content.ts:9:3';
  expect(sourceFault(error)).toBeNull();
  expect(sourceFault(new PolicyError('There are no rights.'))).toBe('There are no rights.');
});
