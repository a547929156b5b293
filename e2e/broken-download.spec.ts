import { readdirSync, readlinkSync } from 'node:fs';
import { get } from 'node:http';
import { findSubjects } from './support/find-subjects';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';
import { readZip } from './support/read-zip';

const visits = 60_000;

const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const target = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

/** How many files the copies under way of all servers hold open: Linux tells them, though they have no name any more. */
const spoolsOpen = (): number =>
  entries('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => entries(`/proc/${pid}/fd`).map((fd) => target(`/proc/${pid}/fd/${fd}`)))
    .filter((path) => path.includes('/portal-copy-')).length;

/** Asks for the copy and hangs up in the middle of it. Answers how many files were held then. */
const takeSome = (address: string, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(address, { headers: { cookie } }, (answer) => {
      let got = 0;
      answer.on('error', () => undefined);
      answer.on('data', (chunk: Buffer) => {
        got += chunk.length;
        if (got < 2_000_000) return;
        resolve(spoolsOpen());
        answer.destroy();
      });
    });
    request.on('error', reject);
  });

test('a download that breaks off leaves nothing behind on the server, and can be taken again', async ({
  page,
  baseURL,
  inbox,
  database,
  email,
}, testInfo) => {
  test.setTimeout(120_000);
  await openAccount(page, inbox, email, { marketing: 'no' });
  const id = (await findSubjects(database, email))[0]?.id;
  // Past the triggers, or the trail of the run has as many lines more.
  await database.query('set session_replication_role = replica');
  await database.query(
    `insert into visits (id, subject_id, at, usage_record)
     select encode(sha256(($1 || n)::bytea), 'hex'), $1, now() - n * interval '1 second', 'saw-activity' from generate_series(1, $2::int) n`,
    [id, visits],
  );
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (let each = 0; each < 3; each += 1) {
    expect(await takeSome(`${baseURL}/api/download`, cookie)).toBeGreaterThan(0);
    await expect.poll(spoolsOpen).toBe(0);
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.goto('/api/download').catch((error: Error) => expect(error.message).toContain('Download is starting')),
  ]);
  await download.saveAs(testInfo.outputPath('copy.zip'));
  const files = await readZip(testInfo.outputPath('copy.zip'));
  const { document } = JSON.parse(files['manifest.json'] ?? '');
  expect(document.rows.visits).toBeGreaterThan(visits);
  await expect.poll(spoolsOpen).toBe(0);
  await database.query('delete from visits where subject_id = $1', [id]);
  await database.query('set session_replication_role = default');
});
