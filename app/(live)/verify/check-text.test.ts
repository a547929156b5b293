import { beforeAll, expect, it } from 'vitest';
import { makeReceipt } from '@/lib/consent/receipt';
import { certificateFile } from '@/lib/data-rights/erase/certificate-file';
import { signDocument } from '@/lib/signing/sign-document';
import { publicKeys } from '@/lib/signing/signing-keys';
import { makeErasure } from '@/lib/testing/erasures';
import { makeLedgerEvent } from '@/lib/testing/ledger-events';
import { sampleManifest } from '@/lib/testing/sample-manifest';
import { testSettings } from '@/lib/testing/test-settings';
import { checkFiles } from './check-files';
import { checkFile, checkText } from './check-text';
import { refusalWords } from './words';

beforeAll(() => {
  Object.assign(process.env, testSettings('postgresql://nobody@127.0.0.1/none'));
});

const sign = (changes = {}) => signDocument('consent-receipt', makeReceipt(makeLedgerEvent(changes)));

it('a receipt holds as a file and as text, with its notice or with the hash alone', async () => {
  const keys = publicKeys();
  const text = await sign();
  expect(await checkFile(new File([text], 'receipt.json'), keys)).toMatchObject({ state: 'holds', notice: 'same' });
  expect(await checkText(await sign({ noticeHash: 'a'.repeat(64) }), keys)).toMatchObject({
    state: 'holds',
    notice: 'left-out',
  });
});

it('a certificate of destruction holds, and has no notice', async () => {
  const { content } = await certificateFile(makeErasure());
  const outcome = await checkText(content, publicKeys());
  expect(outcome).toMatchObject({ state: 'holds', kind: 'destruction-certificate' });
  expect(outcome).not.toHaveProperty('notice');
});

it('a receipt whose notice is not the one of its hash does not hold, even where it is signed', async () => {
  const receipt = makeReceipt(makeLedgerEvent());
  receipt.pii_processing.privacy_notice.notice_sha256 = 'a'.repeat(64);
  const outcome = await checkText(await signDocument('consent-receipt', receipt), publicKeys());
  expect(outcome).toEqual({ state: 'refused', why: 'changed' });
});

it('a file that is empty, too large or gone is refused, each in its own words', async () => {
  const keys = publicKeys();
  const gone = Object.assign(new File(['{}'], 'gone.json'), {
    text: () => Promise.reject(new DOMException('', 'NotFoundError')),
  });
  const film = Object.assign(new File([], 'film.mp4'), { text: () => Promise.reject(new Error('It was read')) });
  Object.defineProperty(film, 'size', { value: 10_000_001 });
  expect(await checkFile(new File([], 'empty.json'), keys)).toEqual({ state: 'refused', why: 'not-json' });
  expect(await checkFile(film, keys)).toEqual({ state: 'refused', why: 'not-signed' });
  expect(await checkFile(gone, keys)).toEqual({ state: 'refused', why: 'unreadable' });
  for (const { title, text } of Object.values(refusalWords)) expect(`${title}. ${text}`).toMatch(/^[A-Z].*\.$/);
});

it('the manifest of a copy holds, and so do its files, whatever folder the browser leaves out', async () => {
  const files = { 'data.json': '{}', 'csv/visits.csv': 'id\r\n' };
  const manifest = sampleManifest(files);
  expect(await checkText(await signDocument('copy-manifest', manifest), publicKeys())).toMatchObject({
    state: 'holds',
    kind: 'copy-manifest',
    document: manifest,
  });
  const gone = Object.assign(new File([''], 'data.json'), {
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
  });
  const chosen = [
    new File(['{}'], 'data.json'),
    new File(['id\r\nmore\r\n'], 'visits.csv'),
    new File(['x'], 'holiday.jpg'),
    new File(['x'], 'manifest.json'),
    gone,
  ];
  expect(await checkFiles(chosen, manifest)).toEqual([
    { name: 'data.json', verdict: 'same' },
    { name: 'csv/visits.csv', verdict: 'differs' },
    { name: 'holiday.jpg', verdict: 'unknown' },
    { name: 'data.json', verdict: 'unreadable' },
  ]);
});
