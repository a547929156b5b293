import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import { bundleChild } from '@/lib/testing/bundle-child';
import { startChild } from '@/lib/testing/child';
import { makePerson } from '@/lib/testing/people';
import { settingsNow } from '@/lib/testing/test-settings';
import { useDatabase } from '@/lib/testing/use-database';
import { recordVisit } from '@/lib/visits/record-visit';
import { countExpired, sweepExpired } from './sweep-expired';

const database = useDatabase();

/** Visits past their 12 months, and as many whose IP address alone is past its 90 days. */
async function insertVisits(expired: number): Promise<void> {
  await database.admin.query('set session_replication_role = replica');
  for (const [prefix, age] of [
    ['old', '13 months'],
    ['new', '4 months'],
  ] as const)
    await database.admin.query(
      `insert into visits (id, subject_id, at, usage_record, ip_address)
       select $1 || n, 'person-' || n % 50, now() - $2::interval - n * interval '1 second', 'saw-overview', '\\x00' from generate_series(1, $3::int) n`,
      [prefix, age, expired],
    );
  await database.admin.query('set session_replication_role = default');
}

const count = async (from: string): Promise<number> =>
  (await database.admin.query<{ count: number }>(`select count(*)::int from ${from}`)).rows[0]?.count ?? -1;

/** What the log tells, what is gone, and what the audit trail tells: one number three times, or something was lost. */
async function expectDestroyed(rows: number): Promise<void> {
  const { rows: logged } = await database.admin.query(
    "select rule, sum(count)::int as count from destructions where rule in ('visit', 'ip-address') group by 1 order by 1",
  );
  expect(logged).toEqual([
    { rule: 'ip-address', count: rows },
    { rule: 'visit', count: rows },
  ]);
  expect(await count("visits where id like 'old%'")).toBe(0);
  expect(await count("visits where id like 'new%' and ip_address is null")).toBe(rows);
  expect(await count("visits where id like 'new%' and ip_address is not null")).toBe(0);
  for (const action of ['delete', 'update'])
    expect(await count(`audit_events where action = 'visits.${action}'`)).toBe(rows);
}

beforeEach(() => database.admin.query('truncate visits, audit_details, audit_events, destructions, held_records'));

describe('a sweep', () => {
  it('takes more than a batch, keeps what is not over, and tells in the log what it destroyed under which policy', async () => {
    const ines = await makePerson('ines@portal.test');
    await recordVisit(ines, 'saw-overview', '203.0.113.7');
    await insertVisits(10_500);
    const told: number[] = [];
    expect(await sweepExpired({ told: (each) => told.push(each) })).toEqual({ visit: 10_500, 'ip-address': 10_500 });
    expect(told).toEqual(expect.arrayContaining([10_000, 500]));
    await expectDestroyed(10_500);
    expect(await count('visits where ip_address is not null')).toBe(1);
    const { rows } = await database.admin.query(
      `select rule, policy_version as version, count(distinct run)::int as runs, sum(count)::int as count, bool_and(started_at <= ended_at) as in_order
       from destructions group by 1, 2 order by 1`,
    );
    const run = { version: policy.version, runs: 1, count: 10_500, in_order: true };
    expect(rows).toEqual([
      { rule: 'ip-address', ...run },
      { rule: 'visit', ...run },
    ]);
    const { rows: details } = await database.admin.query(
      'select distinct columns from audit_details where subject_ref like $1',
      ['person-%'],
    );
    expect(details).toEqual([{ columns: ['ip_address'] }]);
  });

  it('that finds nothing leaves no line in the log', async () => {
    expect(await sweepExpired()).toEqual({});
    expect(await count('destructions')).toBe(0);
  });

  it('tells beforehand what it would do, and changes nothing by that', async () => {
    await insertVisits(300);
    const due = Object.fromEntries((await countExpired()).map(({ rule, due: each }) => [rule, each]));
    expect(due).toMatchObject({ visit: 300, session: 0, 'mail-links': 0 });
    expect(await count("visits where id like 'old%' and ip_address is not null")).toBe(300);
    expect(await sweepExpired({ rules: ['visit'] })).toEqual({ visit: due.visit });
  });

  it('shares the work with others at the same time: each row once, each line of the audit trail once', async () => {
    await insertVisits(30_000);
    const swept = await Promise.all([sweepExpired(), sweepExpired(), sweepExpired()]);
    expect(swept.reduce((sum, { visit = 0 }) => sum + visit, 0)).toBe(30_000);
    expect(swept.filter(({ visit = 0 }) => visit > 0).length).toBeGreaterThan(1);
    await expectDestroyed(30_000);
  });

  it('passes by what somebody else holds at this moment, and comes back to it', async () => {
    await insertVisits(5);
    await database.admin.query("begin; select from visits where id = 'old3' for update");
    expect(await sweepExpired({ rules: ['visit'] })).toEqual({ visit: 4 });
    await database.admin.query('rollback');
    expect(await sweepExpired({ rules: ['visit'] })).toEqual({ visit: 1 });
  });

  it('one rule that cannot be carried out keeps none of the others', async () => {
    await insertVisits(3);
    await database.admin.query('alter table visits add constraint stay check (ip_address is not null) not valid');
    expect(await sweepExpired()).toEqual({ visit: 3 });
    await database.admin.query('alter table visits drop constraint stay');
    expect(await sweepExpired()).toEqual({ 'ip-address': 3 });
  });
});

describe('a server that is killed while it sweeps', { timeout: 60_000 }, () => {
  it('at any moment leaves whole batches, each with its line in the log, and the next one ends the work', async () => {
    await insertVisits(40_000);
    const kills = 4;
    for (let kill = 0; kill < kills; kill += 1) {
      const child = startChild(await bundleChild('lib/testing/sweep-once.ts'), [], settingsNow());
      if (kill > 0) await child.line();
      await delay(randomInt(kill === 0 ? 500 : 120));
      await child.kill('SIGKILL');
      const logged = "coalesce((select sum(count) from destructions where rule = 'visit'), 0)";
      await expect
        .poll(() =>
          count(
            "pg_stat_activity where usename = 'portal_owner' and state = 'active' and datname = current_database()",
          ),
        )
        .toBe(0);
      expect(await count(`visits where id like 'old%' having count(*) + ${logged} = 40000`)).toBeGreaterThanOrEqual(0);
    }
    await sweepExpired();
    await expectDestroyed(40_000);
  });
});

describe('the destruction log', () => {
  it('can be written by a job alone, and changed by nobody', async () => {
    for (const role of ['portal_visitor', 'portal_subject', 'portal_handler', 'portal_system', 'portal_eraser']) {
      for (const right of ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) {
        const { rows } = await database.admin.query("select has_table_privilege($1, 'destructions', $2) as may", [
          role,
          right,
        ]);
        const may = right === 'INSERT' && ['portal_system', 'portal_eraser'].includes(role);
        expect([role, right, rows[0].may]).toEqual([role, right, may]);
      }
    }
  });
});
