import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReceipt } from '@/lib/consent/receipt';
import { certificateFile } from '@/lib/data-rights/erase/certificate-file';
import { bundleChild } from '@/lib/testing/bundle-child';
import { makeErasure } from '@/lib/testing/erasures';
import { makeLedgerEvent } from '@/lib/testing/ledger-events';
import { sampleManifest } from '@/lib/testing/sample-manifest';
import { freshSecrets, testSettings } from '@/lib/testing/test-settings';
import { signDocument } from './sign-document';
import { publicKeys } from './signing-keys';

const folder = mkdtempSync(join(tmpdir(), 'portal-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Nothing listens there: the program must not need it.
const settings = testSettings('postgresql://nobody@127.0.0.1:9/none');
let text = '';
let keysFile = '';

const save = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** What `npm run verify -- …` starts, as a process of its own; bundled, since most of the time would go into loading it. */
const run = async (words: string[], extra = settings) =>
  start([await bundleChild('scripts/verify.ts'), ...words], extra);

const start = (words: string[], extra: Record<string, string>) =>
  new Promise<{ code: number | null; out: string; error: string }>((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      env: { NODE_ENV: 'test', PATH: process.env.PATH, DATA_DIR: join(folder, 'none'), ...extra },
    });
    const said = { out: '', error: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said.error += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });

beforeAll(async () => {
  Object.assign(process.env, settings);
  text = await signDocument('consent-receipt', makeReceipt(makeLedgerEvent()));
  keysFile = save('keys.json', JSON.stringify(publicKeys()));
});

describe('npm run verify', () => {
  it("says what a receipt says, by this portal's own keys and without a database", async () => {
    const { code, out, error } = await start(
      ['node_modules/tsx/dist/cli.mjs', 'scripts/verify.ts', save('receipt.json', text)],
      settings,
    );
    expect([code, error]).toEqual([0, '']);
    for (const words of [
      'consent receipt',
      'You agreed (granted), in My Data',
      '28 February 2026 at 10:20:30 UTC',
      'version 2025-03-17',
      'its hash is the one recorded',
      'holds, by the key test',
    ])
      expect(out).toContain(words);
  });

  it('does so with the keys of a file, and then needs no setting at all', async () => {
    const { code, out, error } = await run([save('receipt.json', text), keysFile], {});
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('holds, by the key test');
  });

  it('says what a certificate of destruction says', async () => {
    const { filename, content } = await certificateFile(makeErasure({ states: { stripe: 'already-gone' } }));
    const { code, out, error } = await run([save(filename, content), keysFile], {});
    expect([code, error]).toEqual([0, '']);
    for (const words of [
      'certificate of destruction',
      'erasure-of-nobody-0001',
      'You closed the account',
      'Deleted at Stripe before we asked',
      'Visits: 41',
      'NIST SP 800-88 Rev. 2',
      'tells nothing by standing in this one',
      'holds, by the key test',
    ])
      expect(out).toContain(words);
    const changed = save('changed-certificate.json', content.replace('"count": 41', '"count": 40'));
    expect(await run([changed, keysFile], {})).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringContaining('changed'),
    });
  });

  it.each([
    ['a changed receipt', () => [save('changed.json', text.replace('granted', 'refused')), keysFile], 'was changed'],
    ['what is no JSON', () => [save('words.txt', 'words'), keysFile], 'not JSON'],
    ['other JSON', () => [save('other.json', '{}'), keysFile], 'not one that this portal signs'],
    ['a missing file', () => [join(folder, 'missing.json')], 'cannot be read (ENOENT)'],
    ['keys that are none', () => [save('receipt.json', text), save('none.json', '{}')], 'holds no keys'],
    ['no file', () => [], 'npm run verify -- FILE'],
  ])('refuses %s with a sentence', async (_what, words, sentence) => {
    const { code, out, error } = await run(words());
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain(sentence);
    expect(error).not.toContain('    at ');
  });

  it('tells a key nobody knows from a changed receipt, and missing settings from both', async () => {
    const file = save('receipt.json', text);
    const other = { ...settings, ...freshSecrets() };
    const renamed = { ...other, SIGNING_KEY: (other.SIGNING_KEY ?? '').replace('test:', 'other:') };
    expect(await run([file], renamed)).toMatchObject({
      code: 1,
      error: expect.stringContaining('/.well-known/jwks.json'),
    });
    expect(await run([file], other)).toMatchObject({ code: 1, error: expect.stringContaining('was changed') });
    expect(await run([file], {})).toMatchObject({ code: 1, error: expect.stringContaining('secrets.json is missing') });
  });
});

describe('npm run verify -- manifest.json', () => {
  const files = { 'data.json': '{"tables":{}}', 'csv/visits.csv': 'id\r\n', 'index.html': '<!doctype html>' };

  async function unpack(name: string, changed: Partial<typeof files> = {}): Promise<string> {
    mkdirSync(join(folder, name, 'csv'), { recursive: true });
    for (const [file, content] of Object.entries({ ...files, ...changed })) save(`${name}/${file}`, content);
    return save(`${name}/manifest.json`, await signDocument('copy-manifest', sampleManifest(files)));
  }

  it('checks the files beside it, and says what the copy was of', async () => {
    const { code, out, error } = await run([await unpack('whole'), keysFile], {});
    expect([code, error]).toEqual([0, '']);
    for (const words of [
      'manifest of a copy',
      '3 of 3 are as they were made',
      'visits 2, sessions 1',
      'by the key test',
    ])
      expect(out).toContain(words);
  });

  it('refuses a file that was changed since, and names it', async () => {
    const { code, out } = await run([await unpack('changed', { 'csv/visits.csv': 'id\r\nmore\r\n' }), keysFile], {});
    expect(code).toBe(1);
    expect(out).toContain('csv/visits.csv IS NOT AS IT WAS MADE');
    expect(out).toContain('2 of 3 are as they were made');
  });

  it('says which files are not there, and that the manifest itself holds', async () => {
    const alone = save('manifest.json', await signDocument('copy-manifest', sampleManifest(files)));
    const { code, out } = await run([alone, keysFile], {});
    expect(code).toBe(0);
    expect(out).toContain('data.json is not beside the manifest');
    expect(out).toContain('0 of 3 are as they were made');
  });

  it.each(['../secrets.json', '/etc/passwd.json', 'csv/../../x.csv', 'C:\\x.json', 'a/b/c.csv'])(
    'looks at no file outside the copy, whoever signed it: %j',
    async (name) => {
      const document = sampleManifest({ [name]: '' });
      const { code, error } = await run(
        [save('outside.json', await signDocument('copy-manifest', document)), keysFile],
        {},
      );
      expect(code).toBe(1);
      expect(error).toContain('does not know the kind');
    },
  );
});
