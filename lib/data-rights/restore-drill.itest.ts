import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findProfile } from '@/lib/accounts/profiles';
import { checkCredentials } from '@/lib/auth/check-password';
import { findSubject } from '@/lib/auth/sessions';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { listConsents } from '@/lib/consent/list-consents';
import { asSubject, asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { checkLedger } from '@/lib/erasure-ledger/compare-ledger';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { startServer } from '@/lib/jobs/start-server';
import { changeMarketing, readPreferences } from '@/lib/marketing/preferences';
import { findKey } from '@/lib/subjects/keys';
import { backupsOf } from '@/lib/testing/backups';
import { bundleChild } from '@/lib/testing/bundle-child';
import { startChild } from '@/lib/testing/child';
import { dumpTables, tablesHolding } from '@/lib/testing/live-database';
import {
  fillProfile,
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  type Person,
  sampleInquiry,
  sampleProfile,
} from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { deleteInquiry, grantConsent, withdrawConsent } from './change-consent';
import { eraseSubject } from './erase-subject';
import { replayErasures } from './replay-erasures';

const database = useDatabase();
const backups = backupsOf(database);

let erin: Person;
let erinAgain: Person;
let walt: Person;
let tess: Person;
let iris: Person;
let pia: Person;
let deleted: string;
let kept: string;
/** Every ciphertext and keyed hash in Erin's rows, as a dump shows them. */
let ofErin: string[];
/** The ledger as it stood on Tuesday. */
let ledger: string;

const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

async function whatIsSealed(id: string): Promise<string[]> {
  const found = new Set<string>();
  for (const table of ['subject_keys', 'accounts', 'profiles', 'inquiries', 'visits', 'subjects', 'kept_mails']) {
    const column = table === 'subjects' ? 'id' : 'subject_id';
    for (const row of await rows(`select * from ${table} where ${column} = $1`, [id])) {
      for (const value of Object.values(row))
        if (value instanceof Uint8Array) found.add(Buffer.from(value).toString('hex'));
      if (row.email_index) found.add(row.email_index);
    }
  }
  return [...found];
}

/** What a replay is about, without the ids and times that each run makes anew. */
const state = async () => ({
  people: await rows("select id from subjects where kind <> 'farewell' order by 1"),
  keys: await rows(
    "select subject_id from subject_keys join subjects on id = subject_id where kind <> 'farewell' order by 1",
  ),
  profiles: await rows('select subject_id, country is null as optional_gone from profiles order by 1'),
  inquiries: await rows('select id from inquiries order by 1'),
  said: await rows(
    'select subject_id, consent, topic, decision, place, actor, count(*)::int from consent_events group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6',
  ),
  suppressions: await rows('select * from suppressions order by id'),
  alive: await rows(
    'select (select count(*) from sessions)::int + (select count(*) from mail_links)::int + (select count(*) from outbox)::int as n',
  ),
});

const own = (person: Person, details: string) =>
  sendOwnInquiry(
    person,
    'question',
    { ...sampleInquiry, email: 'iris@portal.test', inquiryDetails: details },
    inquiryDecisions,
  );

const counts = async (options = {}) => (await replayErasures(options)).counts;

/** The database as the backup has it, beside the ledger of today. */
async function restore(backup: string, text = ledger): Promise<void> {
  writeFileSync(env().erasureLedger, text);
  await backups.restore(backup);
}

/** The people of a Monday, the backup made then, and what they did on Tuesday. */
beforeAll(async () => {
  const early = await makePerson('early@portal.test');
  await eraseSubject(early.id, 'over');
  erin = await makeWholePerson('erin@portal.test');
  ofErin = await whatIsSealed(erin.id);
  walt = await makePerson('walt@portal.test', 'yes');
  tess = await makePerson('tess@portal.test', 'yes');
  iris = await makePerson('iris@portal.test');
  pia = await makePerson('pia@portal.test', 'yes');
  for (const each of [walt, tess, pia]) await fillProfile(each);
  [deleted, kept] = [await own(iris, 'to be deleted'), await own(iris, 'to be kept')];
  await linkToken('pia@portal.test', 'reset-password');
  await exportEntries();
  await backups.make('monday');

  // More than are noted at once, of people who are in no backup.
  await database.admin.query(
    "insert into erasure_entries (id, kind, hash) select n::text, 'erased', md5(n::text) from generate_series(1, 120) n",
  );
  await database.admin.query(
    "insert into suppressions (id, address_hash, key_id, at) values ('of-erin', 'hash-of-erin', 'test', '2026-03-04 05:06:07.890Z')",
  );
  await eraseSubject(erin.id, 'closed');
  await withdrawConsent(walt, 'marketing');
  await withdrawConsent(walt, 'profile');
  await asSubject(tess, async (tx) => {
    await changeMarketing(tx, tess.id, { decision: 'withdrawn', topic: 'events' }, 'myData');
    await changeMarketing(tx, tess.id, { decision: 'paused' }, 'myData');
  });
  await withdrawConsent(tess, 'profileOptional');
  await deleteInquiry(iris, deleted);
  const late = await makePerson('late@portal.test', 'yes');
  await withdrawConsent(late, 'marketing');
  await eraseSubject(late.id, 'over');
  erinAgain = await makePerson('erin@portal.test', 'yes');
  await fillProfile(erinAgain);
  await exportEntries();
  ledger = readFileSync(env().erasureLedger, 'utf8');
  await backups.make('tuesday');
}, 60_000);

describe('a backup of before an erasure, restored', () => {
  beforeEach(() => restore('monday'));

  it('brings the person back, so no server starts from it, and the sentence names the command', async () => {
    expect(await findProfile(erin)).toMatchObject({ companyName: sampleProfile.companyName });
    expect(await findSubject(erin.token)).toMatchObject({ id: erin.id });
    const dump = [...(await dumpTables(database.admin)).values()].flat().join('\n');
    expect(ofErin.length).toBeGreaterThan(15);
    expect(ofErin.filter((each) => !dump.includes(each))).toEqual([]);
    await expect(startServer()).rejects.toThrow(/restored backup.*npm run restore:replay/);
    await expect(startServer()).rejects.toMatchObject({ name: 'LedgerError' });
  });

  it('has after the replay nothing of the person, and what others took back, deleted and suppressed', async () => {
    const before = (await rows('select 1 from suppressions')).length;
    const suppressed = ledger.split('\n').filter((line) => line.includes('"kind":"suppressed"')).length - before;
    expect(await replayErasures()).toEqual({
      counts: {
        erased: { done: 1, already: 121 },
        withdrawn: { done: 5, already: 1 },
        deleted: { done: 1, already: 0 },
        suppressed: { done: suppressed, already: 0 },
        closing: { done: 0, already: 0 },
        kept: { done: 0, already: 0 },
        restricted: { done: 0, already: 0 },
        unrestricted: { done: 0, already: 0 },
      },
      ended: { sessions: 5, links: expect.any(Number), mails: expect.any(Number), lifts: 0 },
      unreadable: 0,
    });
    await checkLedger();
    expect(Object.keys(await tablesHolding(database.admin, erin.id))).toEqual(['audit_events']);
    expect(await asSystem('test', (tx) => findKey(tx, erin.id))).toBeNull();
    const dump = [...(await dumpTables(database.admin)).values()].flat().join('\n');
    expect(ofErin.filter((each) => dump.includes(each))).toEqual([]);

    const said = await listConsents(walt);
    expect([said.get('marketing'), said.get('profile')]).toMatchObject([
      { decision: 'withdrawn', place: 'myData' },
      { decision: 'withdrawn', place: 'myData' },
    ]);
    expect([await findProfile(walt), await asSystem('test', (tx) => agreesToMarketing(tx, walt.id))]).toEqual([
      null,
      false,
    ]);
    const preferences = await asSubject(tess, (tx) => readPreferences(tx, tess.id));
    expect(preferences).toMatchObject({ agreed: true, topicsOff: ['events'], pausedUntil: expect.any(Date) });
    expect(await findProfile(tess)).toMatchObject({ name: sampleProfile.name, country: null });
    expect(await rows('select id from inquiries where subject_id = $1', [iris.id])).toEqual([{ id: kept }]);
    // An erasure suppresses the address; its replay does not do so a second time.
    expect(await rows('select 1 from suppressions')).toHaveLength(before + suppressed);
    expect(await rows("select * from suppressions where id = 'of-erin'")).toEqual([
      { id: 'of-erin', address_hash: 'hash-of-erin', key_id: 'test', at: new Date('2026-03-04T05:06:07.890Z') },
    ]);
    expect(await findProfile(pia)).toMatchObject(sampleProfile);
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, pia.id))).toBe(true);
    expect(
      await rows(
        "select distinct actor from consent_events where at > now() - interval '1 minute' and decision = 'paused'",
      ),
    ).toEqual([{ actor: 'restore:replay' }]);
  });

  it('signs nobody in who was signed in then, and sends no mail of then, nor any about the replay', async () => {
    expect((await rows('select 1 from outbox')).length).toBeGreaterThan(5);
    await replayErasures();
    expect(await findSubject(pia.token)).toBeNull();
    for (const table of ['sessions', 'mail_links', 'outbox'])
      expect([table, await rows(`select * from ${table}`)]).toEqual([table, []]);
    expect(await checkCredentials('pia@portal.test', goodPassword)).toMatchObject({ id: pia.id });
  });

  it('replayed twice is as replayed once', async () => {
    await replayErasures();
    const before = await dumpTables(database.admin);
    const file = readFileSync(env().erasureLedger, 'utf8');
    expect(await replayErasures()).toMatchObject({ ended: null, counts: { erased: { done: 0, already: 0 } } });
    expect(await dumpTables(database.admin)).toEqual(before);
    expect(readFileSync(env().erasureLedger, 'utf8')).toBe(file);
  });

  it('replayed with SIGKILL in the middle, and again, is as replayed at one go', async () => {
    await replayErasures();
    const whole = await state();
    for (const after of ['1', '110']) {
      await restore('monday');
      const child = startChild(
        await bundleChild('lib/testing/replay-until-killed.ts'),
        [after],
        process.env as Record<string, string>,
      );
      expect(await child.line()).toBe(after);
      await child.kill('SIGKILL');
      await expect(checkLedger()).rejects.toMatchObject({ fault: 'database-behind' });
      await replayErasures();
      expect(await state()).toEqual(whole);
      await checkLedger();
    }
  }, 60_000);

  it('without its ledger is not started either, and goes on without what is lost only when told to', async () => {
    const file = env().erasureLedger;
    rmSync(file);
    await expect(startServer()).rejects.toThrow(/lacks entries.*--accept-gap/);
    await expect(replayErasures()).rejects.toMatchObject({ fault: 'file-behind' });
    expect(existsSync(file)).toBe(false);
    // Half of it turns up: what can be read is replayed.
    const half = ledger.split('\n').slice(1, -5);
    writeFileSync(file, `${half.join('\n')}\nnonsense\n`);
    await expect(checkLedger()).rejects.toMatchObject({ fault: 'damaged' });
    expect(await replayErasures({ acceptGap: true })).toMatchObject({ counts: { erased: { done: 1 } }, unreadable: 1 });
    await checkLedger();
    expect(await asSystem('test', (tx) => findKey(tx, erin.id))).toBeNull();
    const aside = readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.set-aside-`));
    expect(aside).toHaveLength(1);
    rmSync(`${dirname(file)}/${aside[0]}`);
  });
});

describe('somebody who signed up again with the address of an erased account', () => {
  beforeEach(() => restore('tuesday'));

  const untouched = async () => {
    expect(await findProfile(erinAgain)).toMatchObject(sampleProfile);
    expect(await checkCredentials('erin@portal.test', goodPassword)).toMatchObject({ id: erinAgain.id });
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, erinAgain.id))).toBe(true);
    expect(await rows('select id from subjects where id = $1', [erin.id])).toEqual([]);
  };

  it('is untouched by the replay of a later erasure', async () => {
    await eraseSubject(pia.id, 'over');
    await exportEntries();
    await restore('tuesday', readFileSync(env().erasureLedger, 'utf8'));
    expect((await counts()).erased).toEqual({ done: 1, already: 0 });
    await untouched();
  });

  it('is untouched even where the database knows no entry at all', async () => {
    await database.admin.query('delete from erasure_entries');
    expect((await counts()).erased).toEqual({ done: 0, already: 123 });
    await untouched();
  });

  it('a yes given again after it was taken back, in the backup as well, stays', async () => {
    await grantConsent(walt, 'marketing');
    await exportEntries();
    await backups.make('wednesday');
    await restore('wednesday', readFileSync(env().erasureLedger, 'utf8'));
    await checkLedger();
    await replayErasures({ restored: true });
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, walt.id))).toBe(true);
    expect(await rows('select 1 from sessions')).toEqual([]);
  });
});
