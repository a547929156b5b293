import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sweep } from '@/lib/jobs/sweep';
import {
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  sampleInquiry,
  startSignUp,
} from '@/lib/testing/people';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { isSuppressed } from './suppression';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const [newer, older] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const database = useDatabase({ SMTP_URL: smtp.url, SUPPRESSION_KEYS: `newer:${newer},older:${older}` });

let next = 0;
let email: string;
beforeEach(async () => {
  await database.admin.query('delete from suppressions');
  next += 1;
  email = `Gone${next}@portal.test`;
});

const suppressions = async () =>
  (await database.admin.query('select address_hash, key_id from suppressions order by at')).rows;

const marketingTo = (to: string) =>
  smtp.messages.filter(({ envelope, headers }) => envelope.to.includes(to) && headers.has('list'));

/** Sends a campaign to whoever is in the audience now, and answers what reached the address. */
async function campaignReaches(to: string): Promise<number> {
  await runMailer();
  const before = marketingTo(to).length;
  await queueCampaign(await sampleMailing(`Letter ${randomBytes(4).toString('hex')}`));
  await runMailer();
  return marketingTo(to).length - before;
}

const kept = ['subjects', 'subject_keys', 'accounts', 'consent_events'] as const;

/** What a backup would hold of a person: the rows as they are now, and a way to put them back past every rule. */
async function backUp(admin: Client, id: string): Promise<() => Promise<void>> {
  const rows: [string, unknown][] = [];
  for (const table of kept) {
    const own = table === 'subjects' ? 'id' : 'subject_id';
    const found = await admin.query(`select to_jsonb(t) as row from ${table} t where ${own} = $1`, [id]);
    for (const { row } of found.rows) rows.push([table, row]);
  }
  return async () => {
    await admin.query('set session_replication_role = replica');
    await admin.query('delete from consent_events where subject_id is null');
    for (const [table, row] of rows)
      await admin.query(
        `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, $1)).*`,
        [JSON.stringify(row)],
      );
    await admin.query('set session_replication_role = default');
  };
}

describe('an erased address', () => {
  it('gets no marketing when an import or a backup brings the person back', async () => {
    const person = await makePerson(email, 'yes');
    expect(await campaignReaches(email)).toBe(1);
    const restore = await backUp(database.admin, person.id);
    await eraseSubject(person.id, 'over');
    expect(await campaignReaches(email)).toBe(0);
    await restore();
    const { rows } = await database.admin.query('select 1 from marketing_audience where subject_id = $1', [person.id]);
    expect(rows).toHaveLength(1);
    expect(await campaignReaches(email)).toBe(0);
  });

  it('gets marketing again with a yes given afterwards, also in another spelling', async () => {
    await eraseSubject((await makePerson(email, 'yes')).id, 'over');
    await makePerson(email.toLowerCase(), 'yes');
    await runMailer();
    expect(marketingTo(email.toLowerCase()).at(-1)?.subject).toBe('News and resources, as you asked');
    expect(await campaignReaches(email.toLowerCase())).toBe(1);
  });

  it('gets marketing with a yes typed before the erasure and confirmed after it', async () => {
    const first = await makePerson(email, 'yes');
    await startSignUp(email, 'yes');
    await eraseSubject(first.id, 'over');
    await confirmByLink(await linkToken(email, 'verify-email'), 'verify-email');
    expect(await campaignReaches(email)).toBe(1);
    expect(marketingTo(email).map(({ subject }) => subject)).toContain('News and resources, as you asked');
  });

  it('gets the marketing of an account that moves there after the erasure, and none of one that had moved before', async () => {
    const from = `mover-${email}`;
    const mover = await makePerson(from, 'yes');
    await eraseSubject((await makePerson(email, 'yes')).id, 'over');
    await requestEmailChange(mover, email, goodPassword);
    await confirmByLink(await linkToken(from, 'confirm-new-email', email), 'confirm-new-email');
    expect(await campaignReaches(email)).toBe(1);
    await database.admin.query('update suppressions set at = now()');
    expect(await campaignReaches(email)).toBe(0);
  });

  it('is told apart from every other one', async () => {
    await eraseSubject((await makePerson(email, 'yes')).id, 'over');
    const other = await makePerson(`not-${email}`, 'yes');
    const suppressed = (to: string) => asSystem('test', (tx) => isSuppressed(tx, other.id, to));
    await database.admin.query("update consent_events set at = at - interval '1 hour' where subject_id = $1", [
      other.id,
    ]);
    expect(await suppressed(email)).toBe(false);
    await database.admin.query("update subjects set proved_at = proved_at - interval '1 hour' where id = $1", [
      other.id,
    ]);
    expect([await suppressed(email), await suppressed(email.toUpperCase()), await suppressed(`not-${email}`)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('stands in the database as a hash under the newest key, and as nothing else', async () => {
    await eraseSubject((await makePerson(email)).id, 'over');
    expect(await suppressions()).toEqual([{ address_hash: expect.stringMatching(/^[0-9a-f]{64}$/), key_id: 'newer' }]);
  });

  it('is found under an older key, and no more once that key is gone', async () => {
    const { suppressionKeys } = env();
    const person = await makePerson(email, 'yes');
    const restore = await backUp(database.admin, person.id);
    const [first, second] = suppressionKeys;
    if (!first || !second) throw new Error('Two keys are set');
    Object.assign(env(), { suppressionKeys: [second] });
    await eraseSubject(person.id, 'over');
    await restore();
    const suppressed = () => asSystem('test', (tx) => isSuppressed(tx, person.id, email));
    expect((await suppressions()).map(({ key_id }) => key_id)).toEqual(['older']);
    Object.assign(env(), { suppressionKeys });
    expect(await suppressed()).toBe(true);
    Object.assign(env(), { suppressionKeys: [first] });
    expect(await suppressed()).toBe(false);
    Object.assign(env(), { suppressionKeys });
  });
});

describe('no hash is kept', () => {
  it('of an address that nobody proved', async () => {
    await startSignUp(email, 'yes');
    await sendInquiry('demo', { ...sampleInquiry, email }, inquiryDecisions);
    const { rows } = await database.admin.query('select id from subjects where proved_at is null');
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { id } of rows) expect(await eraseSubject(id, 'over')).not.toBeNull();
    expect(await suppressions()).toEqual([]);
  });

  it('of a farewell, beside the one of its person', async () => {
    await eraseSubject((await makePerson(email)).id, 'closed');
    await runMailer();
    expect((await database.admin.query("select 1 from subjects where kind = 'farewell'")).rows).toEqual([]);
    expect(await suppressions()).toHaveLength(1);
  });

  it('of an address that cannot be opened, whose person is erased all the same', async () => {
    const { id } = await makePerson(email, 'yes');
    await database.admin.query("update accounts set email = '\\x01' where subject_id = $1", [id]);
    expect(await eraseSubject(id, 'over')).not.toBeNull();
    expect(await suppressions()).toEqual([]);
  });

  it('where the erasure itself is undone', async () => {
    const { id } = await makePerson(email, 'yes');
    await database.admin.query(`
      create function stop_delete() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
      create trigger stop_delete before delete on subjects for each row execute function stop_delete()`);
    await expect(eraseSubject(id, 'over')).rejects.toThrow();
    await database.admin.query('drop function stop_delete() cascade');
    expect(await suppressions()).toEqual([]);
  });
});

describe('after 36 months', () => {
  it.each([
    ["now() - interval '36 months' + interval '1 minute'", 1],
    ["now() - interval '36 months' - interval '1 second'", 0],
  ])('a hash of %s leaves %i', async (at, left) => {
    await eraseSubject((await makePerson(email)).id, 'over');
    await database.admin.query(`update suppressions set at = ${at}`);
    await sweep();
    expect(await suppressions()).toHaveLength(left);
  });
});
