import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteInquiry, grantConsent, withdrawConsent } from '@/lib/data-rights/change-consent';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { env } from '@/lib/env';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { sweep } from '@/lib/jobs/sweep';
import { bundleChild } from '@/lib/testing/bundle-child';
import { startChild } from '@/lib/testing/child';
import { fillProfile, inquiryDecisions, makePerson, sampleInquiry, startSignUp } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { checkLedger, readLedger } from './compare-ledger';
import { exportEntries } from './export-entries';
import { type LedgerLine, openLines } from './ledger-line';
import { trimLedger } from './trim-ledger';

const database = useDatabase();

const size = () => statSync(env().erasureLedger, { throwIfNoEntry: false })?.size ?? 0;

const textOf = () => readFileSync(env().erasureLedger, 'utf8');

async function ledger(): Promise<LedgerLine[]> {
  const lines = [];
  for await (const line of readLedger()) lines.push(line);
  return lines;
}

/** So many entries that wait, without the people they could be about. */
const addEntries = (count: number, days = 0) =>
  database.admin.query(
    `insert into erasure_entries (id, kind, hash, at)
     select gen_random_uuid()::text, 'erased', md5(n::text), now() - make_interval(days => $2) from generate_series(1, $1) n`,
    [count, days],
  );

const waiting = async (): Promise<number> =>
  (
    await database.admin.query<{ n: number }>(
      "select count(*)::int as n from erasure_entries where line is null and kind = 'erased'",
    )
  ).rows[0]?.n ?? 0;

beforeEach(async () => {
  await database.admin.query('delete from erasure_entries');
  rmSync(env().erasureLedger, { force: true });
});

describe('what a restored backup must not undo', () => {
  const noted = async () =>
    (await ledger()).map(({ kind, consent, decision }) => [kind, consent, decision].join(' ').trim());

  it('is noted, whoever does it and how, and nothing else is', async () => {
    const ines = await makePerson('ines@portal.test', 'yes');
    await fillProfile(ines);
    const inquiry = await sendOwnInquiry(
      ines,
      'question',
      { ...sampleInquiry, email: 'ines@portal.test' },
      inquiryDecisions,
    );
    await exportEntries();
    // The no to news in the inquiry takes the yes of the sign-up back.
    expect(await noted()).toEqual(['withdrawn marketing withdrawn']);
    await deleteInquiry(ines, inquiry);
    await withdrawConsent(ines, 'profileOptional');
    await grantConsent(ines, 'marketing');
    await withdrawConsent(ines, 'marketing');
    await database.admin.query(
      "insert into suppressions (id, address_hash, key_id, at) values ('s', 'address-hash', 'test', '2026-01-02')",
    );
    await eraseSubject(ines.id, 'over');
    await exportEntries();
    // Once each: an erasure notes a suppression of its own.
    expect([...new Set((await noted()).slice(1))]).toEqual([
      'deleted',
      'withdrawn profileOptional withdrawn',
      'withdrawn marketing withdrawn',
      'suppressed',
      'erased',
    ]);
    expect((await ledger()).find(({ id }) => id === 's')).toMatchObject({
      id: 's',
      hash: 'address-hash',
      at: '2026-01-02T00:00:00.000Z',
    });
    expect(textOf()).not.toContain(ines.id);
    expect(textOf()).not.toContain(inquiry);
  });

  it('is not a sign-up that nobody confirmed, which is over in the backup too, nor its refusals', async () => {
    await startSignUp('nobody@portal.test', 'no');
    await database.admin.query(
      "update subjects set erase_after = now() - interval '1 second' where erase_after is not null",
    );
    expect(await sweep()).toMatchObject({ 'unconfirmed-sign-up': 1 });
    expect(await waiting()).toBe(0);
  });

  it('is an address that waited to be told of a closure', async () => {
    const otto = await makePerson('otto@portal.test');
    await eraseSubject(otto.id, 'closed');
    expect(await waiting()).toBe(1);
    const { rows } = await database.admin.query("select id from subjects where kind = 'farewell'");
    await eraseSubject(rows[0].id, 'over');
    expect(await waiting()).toBe(2);
  });
});

describe('an entry', () => {
  it('can be written by triggers and jobs alone, and what it says by nobody', async () => {
    const may = async (role: string, right: string, column?: string) => {
      const asks = column ? 'has_column_privilege($1, $2, $4, $3)' : 'has_table_privilege($1, $2, $3)';
      const values = [`portal_${role}`, 'erasure_entries', right, ...(column ? [column] : [])];
      return (await database.admin.query<{ may: boolean }>(`select ${asks} as may`, values)).rows[0]?.may;
    };
    for (const role of ['none', 'visitor', 'subject', 'handler', 'eraser'])
      for (const right of ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
        expect([role, await may(role, right)]).toEqual([role, false]);
    for (const column of ['id', 'at', 'kind', 'consent', 'decision', 'place'])
      expect([column, await may('system', 'UPDATE', column)]).toEqual([column, false]);
    expect(await may('system', 'UPDATE', 'line')).toBe(true);
  });

  it('is there for everybody who was erased before there was this ledger', async () => {
    const mia = await makePerson('mia@portal.test');
    await eraseSubject(mia.id, 'over');
    const hashes = async () =>
      (await database.admin.query("select hash from erasure_entries where kind = 'erased'")).rows;
    const [noted] = await hashes();
    await database.admin.query('delete from erasure_entries');
    const [file = ''] = readdirSync('drizzle').filter((name) => name.endsWith('_erasure_ledger.sql'));
    const statements = readFileSync(`drizzle/${file}`, 'utf8').split('--> statement-breakpoint');
    await database.admin.query(statements.find((each) => each.includes('FROM audit_events')) ?? '');
    expect((await hashes()).map(({ hash }) => hash)).toContain(noted?.hash);
  });
});

describe('the file of the erasure ledger', () => {
  it('has a line for each entry, in order, and is its owner’s alone', async () => {
    await addEntries(1200);
    expect(await exportEntries()).toBe(1200);
    const lines = await ledger();
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 1200 }, (_, at) => at + 1));
    expect(statSync(env().erasureLedger).mode & 0o777).toBe(0o600);
    await addEntries(3);
    expect([await exportEntries(), await exportEntries()]).toEqual([3, 0]);
    expect((await ledger()).at(-1)?.line).toBe(1203);
    await checkLedger();
  });

  it('is written by one server at a time, each entry once', async () => {
    await addEntries(2000);
    const written = await Promise.all([exportEntries(), exportEntries(), exportEntries()]);
    expect(written.reduce((sum, each) => sum + each, 0)).toBe(2000);
    expect(new Set((await ledger()).map(({ id }) => id)).size).toBe(2000);
  });

  it('gets no line twice from a server that was killed before it could note what it had written', async () => {
    await addEntries(40);
    await exportEntries();
    const lines = await ledger();
    await database.admin.query('update erasure_entries set line = null where line > 25');
    await checkLedger();
    await addEntries(2);
    expect(await exportEntries()).toBe(17);
    expect((await ledger()).slice(0, 40)).toEqual(lines);
    expect((await ledger()).map(({ line }) => line)).toHaveLength(42);
  });

  it('loses nothing when servers are killed while they write', async () => {
    await addEntries(8000);
    for (let kill = 0; kill < 2; kill += 1) {
      const before = size();
      const child = startChild(
        await bundleChild('lib/testing/export-until-killed.ts'),
        [],
        process.env as Record<string, string>,
      );
      expect(await child.line()).toBe('begins');
      await expect.poll(size, { interval: 1, timeout: 10_000 }).toBeGreaterThan(before);
      await child.kill('SIGKILL');
    }
    expect(await waiting()).toBeGreaterThan(0);
    await expect
      .poll(async () => (await exportEntries()) === 0 && (await waiting()) === 0, { timeout: 10_000 })
      .toBe(true);
    const lines = await ledger();
    expect([lines.length, new Set(lines.map(({ id }) => id)).size]).toEqual([8000, 8000]);
    await checkLedger();
  }, 60_000);

  it('loses a line that was cut off, and has it written again', async () => {
    await addEntries(2);
    await exportEntries();
    const before = textOf();
    appendFileSync(env().erasureLedger, '{"line":3,"id":"half');
    await checkLedger();
    await addEntries(1);
    await exportEntries();
    expect(textOf().startsWith(before)).toBe(true);
    expect(await ledger()).toHaveLength(3);
  });

  it('loses its beginning once no backup can need it, and goes on where it stopped', async () => {
    await addEntries(700, 32);
    await addEntries(3, 30);
    await exportEntries();
    const needed = (await ledger()).slice(-3);
    expect([await trimLedger(), await trimLedger()]).toEqual([700, 0]);
    expect(await ledger()).toEqual(needed);
    expect(statSync(env().erasureLedger).mode & 0o777).toBe(0o600);
    expect((await database.admin.query('select 1 from erasure_entries')).rows).toHaveLength(3);
    await addEntries(1);
    await exportEntries();
    await checkLedger();
    expect((await ledger()).map(({ line }) => line)).toEqual([701, 702, 703, 704]);
  });

  it('keeps its last line for ever, since the next one follows it', async () => {
    await addEntries(5, 400);
    await exportEntries();
    expect(await trimLedger()).toBe(4);
    await checkLedger();
  });
});

describe('a file and a database that do not belong together', () => {
  const faultOf = (work: () => Promise<unknown>) =>
    work().then(
      () => 'none',
      (error: { fault?: string }) => error.fault,
    );

  beforeEach(async () => {
    await addEntries(10);
    await exportEntries();
  });

  const both = async () => {
    await addEntries(1);
    const before = textOf();
    const faults = [await faultOf(checkLedger), await faultOf(exportEntries)];
    expect(textOf()).toBe(before);
    return faults;
  };

  it('are found at start and before anything is written: a database older than the file', async () => {
    await database.admin.query('delete from erasure_entries where line > 6');
    expect(await both()).toEqual(['database-behind', 'database-behind']);
  });

  it('a file older than the database, an empty one, and none', async () => {
    writeFileSync(env().erasureLedger, textOf().split('\n').slice(0, 6).join('\n').concat('\n'));
    expect(await both()).toEqual(['file-behind', 'file-behind']);
    writeFileSync(env().erasureLedger, '');
    expect(await both()).toEqual(['file-behind', 'file-behind']);
    rmSync(env().erasureLedger);
    expect(await faultOf(checkLedger)).toBe('file-behind');
  });

  it('the file of another site', async () => {
    const [line] = (await ledger()).slice(-1);
    await database.admin.query("update erasure_entries set id = 'another' where id = $1", [line?.id]);
    expect(await both()).toEqual(['other-file', 'other-file']);
  });

  it('a file that begins too late for a backup this old', async () => {
    writeFileSync(env().erasureLedger, textOf().split('\n').slice(7).join('\n'));
    await database.admin.query('delete from erasure_entries where line > 5');
    expect(await both()).toEqual(['gap', 'gap']);
  });

  it('a file in which a line was changed, taken out or put in', async () => {
    const texts = textOf().trimEnd().split('\n');
    const [changed = ''] = texts.slice(4, 5);
    for (const wrong of [
      texts.with(4, changed.replace('erased', 'withdrawn')),
      texts.toSpliced(4, 1),
      texts.toSpliced(4, 0, changed),
    ]) {
      writeFileSync(env().erasureLedger, `${wrong.join('\n')}\n`);
      expect(await faultOf(checkLedger)).toBe('damaged');
    }
    expect([...openLines(texts)]).toHaveLength(10);
  });
});
