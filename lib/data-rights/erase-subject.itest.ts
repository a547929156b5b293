import { escapeIdentifier } from 'pg';
import { describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { requestReset } from '@/lib/accounts/reset-password';
import { checkCredentials } from '@/lib/auth/check-password';
import { findSubject } from '@/lib/auth/sessions';
import { asSubject, asSystem } from '@/lib/db/doors';
import { readLink } from '@/lib/mail/use-link';
import { changeMarketingByLink, readPreferencesByLink } from '@/lib/marketing/opt-out';
import { emailIndex } from '@/lib/subjects/email-index';
import { findKey } from '@/lib/subjects/keys';
import { dumpTables, liveTables, tablesHolding } from '@/lib/testing/live-database';
import { optOutToken } from '@/lib/testing/opt-out-link';
import { fillProfile, goodPassword, linkToken, makePerson, signInAgain } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { eraseSubject } from './erase-subject';

const database = useDatabase();

/** Every random id, hash and ciphertext in the rows of a person: whatever could lead back to them. */
/** Or about a person who is on the way out. */
const aboutNobody = [
  'rate_limits',
  'attestations',
  'job_runs',
  'address_codes',
  'address_sessions',
  'farewells',
  'campaigns',
  'notice_periods',
  'suppressions',
  'kek_retirements',
  'audit_seals',
  'audit_checkpoints',
  'erasure_entries',
  'destructions',
  'erasures',
  'erasure_steps',
  'request_counts',
  'attestations',
  'job_runs',
  'reporters',
  'child_reports',
];

async function whatLeadsTo(subjectId: string): Promise<string[]> {
  const found = new Set<string>();
  for (const table of await liveTables(database.admin)) {
    if (['consent_events', 'requests'].includes(table) || table.startsWith('audit_')) continue;
    const { rows } = await database.admin.query<Record<string, unknown>>(
      `select * from ${escapeIdentifier(table)} t where t::text like '%' || $1 || '%'`,
      [subjectId],
    );
    // The ids of a receipt and of a request stay in the ledger and the log, where nothing leads from them.
    for (const value of rows.flatMap(({ receipt_id, request_id, ...row }) => Object.values(row))) {
      if (value instanceof Uint8Array) found.add(Buffer.from(value).toString('hex'));
      else if (typeof value === 'string' && value.length >= 20 && value !== subjectId) found.add(value);
    }
  }
  return [...found];
}

describe('erasing a person', () => {
  it('leaves no row that leads to them: the id alone stays, in the audit trail', async () => {
    const ines = await makeWholePerson('ines@portal.test');
    const otto = await makeWholePerson('otto@portal.test');
    const before = await tablesHolding(database.admin, ines.id);
    const personal = (await liveTables(database.admin)).filter((table) => !aboutNobody.includes(table));
    expect(Object.keys(before)).toEqual(expect.arrayContaining(personal));
    const leads = await whatLeadsTo(ines.id);
    expect(leads.length).toBeGreaterThan(25);
    expect(leads).toContain(emailIndex('ines@portal.test'));
    const ottoBefore = await tablesHolding(database.admin, otto.id);
    expect(await closeAccount(ines, goodPassword, 'now')).toMatchObject({ ok: true });
    const dump = [...(await dumpTables(database.admin)).values()].flat().join('\n');
    expect(leads.filter((each) => dump.includes(each))).toEqual([]);
    expect(Object.keys(await tablesHolding(database.admin, ines.id))).toEqual(['audit_events']);
    expect(await tablesHolding(database.admin, otto.id)).toEqual(ottoBefore);
  });

  it('keeps each consent event with everything but the link', async () => {
    const mia = await makePerson('mia@portal.test', 'yes');
    const select =
      'select receipt_id, consent, decision, policy_version, notice_id, notice_hash, place, at, subject_id from consent_events';
    const before = (await database.admin.query(`${select} where subject_id = $1 order by sequence`, [mia.id])).rows;
    expect(before).toHaveLength(3);
    await eraseSubject(mia.id, 'over');
    const after = (
      await database.admin.query(`${select} where receipt_id = any($1) order by sequence`, [
        before.map((row) => row.receipt_id),
      ])
    ).rows;
    expect(after).toEqual(before.map((row) => ({ ...row, subject_id: null })));
  });

  it('destroys the key', async () => {
    const noor = await makeWholePerson('noor@portal.test');
    expect(await asSystem('test', (tx) => findKey(tx, noor.id))).not.toBeNull();
    await eraseSubject(noor.id, 'over');
    expect(await asSystem('test', (tx) => findKey(tx, noor.id))).toBeNull();
    expect(await asSubject(noor, (tx) => findKey(tx, noor.id))).toBeNull();
  });

  it('ends every session and link at once, and a mailed opt-out is no error', async () => {
    const ivo = await makePerson('ivo@portal.test', 'yes');
    const other = await signInAgain('ivo@portal.test');
    const link = await linkToken('ivo@portal.test', 'reset-password');
    const token = await optOutToken(ivo.id);
    await eraseSubject(ivo.id, 'over');
    expect([await findSubject(ivo.token), await findSubject(other), await readLink(link)]).toEqual([null, null, null]);
    expect(await readPreferencesByLink(token)).toMatchObject({ ok: true, value: { agreed: false } });
    expect(await changeMarketingByLink(token, { decision: 'withdrawn' })).toEqual({ ok: true, value: null });
  });

  it('lets the same address sign up afresh, as somebody new', async () => {
    const first = await makePerson('again@portal.test', 'yes');
    await fillProfile(first);
    await closeAccount(first, goodPassword, 'now');
    expect(await checkCredentials('again@portal.test', goodPassword)).toBeNull();
    const second = await makePerson('again@portal.test');
    expect(second.id).not.toBe(first.id);
    const { rows } = await database.admin.query('select count(*)::int from profiles where subject_id = $1', [
      second.id,
    ]);
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('needs the password, and a wrong one changes nothing', async () => {
    const uma = await makePerson('uma@portal.test');
    const before = await tablesHolding(database.admin, uma.id);
    expect(await closeAccount(uma, 'not the password at all', 'now')).toEqual({ ok: false, error: 'wrong-password' });
    expect(await tablesHolding(database.admin, uma.id)).toEqual(before);
  });

  it('happens whole or not at all', async () => {
    const eva = await makeWholePerson('eva@portal.test');
    const before = await tablesHolding(database.admin, eva.id);
    await database.admin.query(`
      create function stop_delete() returns trigger language plpgsql as $$ begin raise exception 'the server went away'; end $$;
      create trigger stop_delete before delete on subject_keys for each row execute function stop_delete()`);
    await expect(eraseSubject(eva.id, 'over')).rejects.toThrow();
    await database.admin.query('drop function stop_delete() cascade');
    expect(await tablesHolding(database.admin, eva.id)).toEqual(before);
    expect(await eraseSubject(eva.id, 'over')).not.toBeNull();
    expect(await eraseSubject(eva.id, 'over')).toBeNull();
  });
});

describe('a request that names only an address', () => {
  it('goes with the account it is for, and the one of another person stays', async () => {
    const [person, other] = [await makePerson('asked@portal.test'), await makePerson('other-asked@portal.test')];
    await requestReset('asked@portal.test');
    await requestReset('other-asked@portal.test');
    await eraseSubject(person.id, 'over');
    const { rows } = await database.admin.query('select email_index from outbox where subject_id is null');
    expect(rows).toEqual([{ email_index: emailIndex('other-asked@portal.test') }]);
    expect(other.id).not.toBe(person.id);
  });
});
