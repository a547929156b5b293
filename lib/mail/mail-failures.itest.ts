import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { requestReset } from '@/lib/accounts/reset-password';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sweep } from '@/lib/jobs/sweep';
import { dumpTables } from '@/lib/testing/live-database';
import { goodPassword, makePerson, startSignUp } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { deliverDue } from './deliver-due';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

const rows = async () =>
  (await database.admin.query('select *, next_try_at > now() as waits from outbox order by created_at')).rows;
const makeDue = () => database.admin.query('update outbox set next_try_at = now(), locked_until = null');
const mailsTo = (email: string) => smtp.messages.filter(({ envelope }) => envelope.to.includes(email));

/** What the process wrote to standard error while `work` ran: it reports each failed mail there. */
async function reportOf(work: () => Promise<unknown>): Promise<string> {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await work();
    return written.mock.calls.map(([line]) => String(line)).join('');
  } finally {
    written.mockRestore();
  }
}

beforeEach(async () => {
  await smtp.setBehaviour('ok');
  await runMailer();
  await database.admin.query('delete from outbox');
});

describe('a mail server that does not take a mail', () => {
  it.each([
    ['down', 'ECONNECTION|ESOCKET|ECONNREFUSED'],
    ['refuse-4xx', 'EENVELOPE'],
    ['refuse-5xx', 'EENVELOPE'],
  ] as const)('(%s) leaves the row waiting, and the mail comes once when it is well again', async (behaviour, code) => {
    const email = `${behaviour}@portal.test`;
    await startSignUp(email);
    await smtp.setBehaviour(behaviour);
    const report = await reportOf(() => deliverDue());
    expect(report).toContain('mail-not-sent');
    expect(report).not.toContain('@');
    const [row] = await rows();
    expect(row).toMatchObject({ tries: 1, locked_until: null, failed_at: null, waits: true });
    expect(row.last_error).toMatch(new RegExp(`^(${code})$`));
    expect((await deliverDue()).taken).toBe(0);
    await smtp.setBehaviour('ok');
    await makeDue();
    await runMailer();
    await runMailer();
    expect(mailsTo(email)).toHaveLength(1);
    expect(mailsTo(email)[0]?.messageId).toBe(`<${row.id}@127.0.0.1>`);
    expect(await rows()).toEqual([]);
  });

  it('waits longer after each failure, and after the last one is not asked again', async () => {
    await startSignUp('gives-up@portal.test');
    await smtp.setBehaviour('refuse-5xx');
    await database.admin.query('update outbox set tries = 47');
    await reportOf(() => deliverDue());
    const [row] = await rows();
    expect(row.failed_at).not.toBeNull();
    await smtp.setBehaviour('ok');
    await makeDue();
    expect((await deliverDue()).taken).toBe(0);
    expect(mailsTo('gives-up@portal.test')).toEqual([]);
  });

  it('leaves nothing of a request by address once it is given up, for no erasure would find it', async () => {
    await makePerson('asked@portal.test');
    await runMailer();
    await requestReset('asked@portal.test');
    await smtp.setBehaviour('refuse-5xx');
    await database.admin.query('update outbox set tries = 47');
    await reportOf(() => deliverDue());
    expect(await rows()).toEqual([]);
  });
});

describe('a worker that dies', () => {
  it('after sending and before noting it sends again, under the same Message-ID', async () => {
    await startSignUp('again@portal.test');
    await database.admin.query(`
      create function stop_delete() returns trigger language plpgsql as $$ begin raise exception 'the server went away'; end $$;
      create trigger stop_delete before delete on outbox for each row execute function stop_delete()`);
    await reportOf(() => deliverDue());
    await database.admin.query('drop function stop_delete() cascade');
    await makeDue();
    await runMailer();
    const ids = mailsTo('again@portal.test').map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('holding a row gives it up when its lease is over', async () => {
    await startSignUp('leased@portal.test');
    await database.admin.query("update outbox set locked_until = now() + interval '2 minutes'");
    expect((await deliverDue()).taken).toBe(0);
    await database.admin.query("update outbox set locked_until = now() - interval '1 second'");
    expect((await deliverDue()).taken).toBe(1);
    expect(mailsTo('leased@portal.test')).toHaveLength(1);
  });

  it('slow enough to lose its lease leaves the rest to others instead of sending it twice', async () => {
    for (const each of ['a', 'b', 'c']) await startSignUp(`slow-${each}@portal.test`);
    const times = [0, 59_000, 61_000, 62_000];
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? 62_000);
    await deliverDue().finally(() => clock.mockRestore());
    expect(['a', 'b', 'c'].flatMap((each) => mailsTo(`slow-${each}@portal.test`))).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
    await makeDue();
    await runMailer();
    expect(['a', 'b', 'c'].map((each) => mailsTo(`slow-${each}@portal.test`).length)).toEqual([1, 1, 1]);
  });

  it('does not let four workers send one mail twice', async () => {
    for (let each = 0; each < 12; each += 1) await startSignUp(`shared${each}@portal.test`);
    const taken = await Promise.all([runMailer(), runMailer(), runMailer(), runMailer()]);
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(12);
    for (let each = 0; each < 12; each += 1) expect(mailsTo(`shared${each}@portal.test`)).toHaveLength(1);
  });
});

describe('the farewell', () => {
  const farewells = async () =>
    (await database.admin.query("select id from subjects where kind = 'farewell'")).rows.map(({ id }) => id as string);

  it('is destroyed with its key as soon as it has been told', async () => {
    await closeAccount(await makePerson('told@portal.test'), goodPassword, 'now');
    const [id = 'none'] = await farewells();
    await runMailer();
    expect(mailsTo('told@portal.test').at(-1)?.subject).toBe('Your account is closed');
    const dump = await dumpTables(database.admin);
    expect([...dump].filter(([, lines]) => lines.some((line) => line.includes(id))).map(([table]) => table)).toEqual([
      'audit_events',
    ]);
    expect(dump.get('farewells')).toEqual([]);
  });

  it('that cannot be told is destroyed after 72 hours', async () => {
    await closeAccount(await makePerson('untold@portal.test'), goodPassword, 'now');
    await smtp.setBehaviour('refuse-5xx');
    await reportOf(() => deliverDue());
    const [id] = await farewells();
    const life = await database.admin.query(
      'select erase_after - created_at = $2::interval as exact from subjects where id = $1',
      [id, '72 hours'],
    );
    expect(life.rows).toEqual([{ exact: true }]);
    await database.admin.query("update subjects set erase_after = erase_after - interval '72 hours' where id = $1", [
      id,
    ]);
    await sweep();
    expect(await farewells()).toEqual([]);
    expect((await dumpTables(database.admin)).get('farewells')).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});
