import { Client } from 'pg';
import { expect, it, vi } from 'vitest';
import { sealAll, tamper, writeEvents } from '@/lib/testing/audit-trail';
import { useDatabase } from '@/lib/testing/use-database';
import { sealAudit } from './seal-audit';

const database = useDatabase();

const countMails = async (): Promise<number> =>
  (await database.admin.query("select 1 from outbox where template = 'audit-checkpoint' and subject_id is null")).rows
    .length;

it('the first checkpoint of each new day is mailed, if anything was added, and no other', async () => {
  const mailsAfter = async (...added: string[]) => {
    for (const prefix of added) {
      await writeEvents(database.admin, prefix, 1);
      await sealAll(database.admin);
    }
    await sealAll(database.admin);
    return countMails();
  };
  const aDayPasses = () => tamper(database.admin, "update audit_checkpoints set at = at - interval '1 day'");
  expect(await mailsAfter('a', 'b')).toBe(0);
  await aDayPasses();
  expect(await mailsAfter()).toBe(0);
  expect(await mailsAfter('c', 'd')).toBe(1);
  await aDayPasses();
  expect(await mailsAfter('e', 'f')).toBe(2);
});

it('a transaction that holds up the sealing for more than a minute is logged, once a minute', async () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  const open = new Client({ connectionString: database.adminUrl });
  await open.connect();
  await open.query('begin');
  await open.query("insert into subjects (id, kind, email_index) values ('slow', 'inquirer', 'x')");
  await writeEvents(database.admin, 'waits', 1);
  const age = (seconds: number) =>
    tamper(
      database.admin,
      `update audit_events set at = now() - interval '${seconds} s' where subject_ref = 'waits-0'`,
    );
  await age(50);
  await sealAudit();
  expect(written).toEqual([]);
  await age(61);
  await sealAudit();
  await sealAudit();
  spy.mockRestore();
  await open.query('rollback');
  await open.end();
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ event: 'audit-sealing-lags', code: 'audit-sealing-lags' });
  expect(JSON.parse(written[0] ?? '').seconds).toBeGreaterThan(60);
});
