import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { asSystem } from '@/lib/db/doors';
import { sealAudit } from '@/lib/jobs/seal-audit';
import { listNotes, sealAll, tamper, verifyNow, waitUntilSealable, writeEvents } from '@/lib/testing/audit-trail';
import { startChild } from '@/lib/testing/child';
import { testSettings } from '@/lib/testing/test-settings';
import { useDatabase } from '@/lib/testing/use-database';
import { findCheckpoints } from './checkpoint';
import { sealBatch } from './seal-events';

const database = useDatabase();

interface Seal {
  position: number;
  sequence: number;
  transaction: number;
}

const listSeals = async (): Promise<Seal[]> =>
  (
    await database.admin.query<Seal>(
      `select position::int, sequence::int, transaction_id::int as transaction
        from audit_seals join audit_events using (sequence) order by position`,
    )
  ).rows;

const countUnsealed = async (): Promise<number> =>
  (
    await database.admin.query<{ count: number }>(
      'select count(*)::int from audit_events where sequence not in (select sequence from audit_seals)',
    )
  ).rows[0]?.count ?? -1;

const sizes = async () => findCheckpoints(await listNotes(database.admin)).map(({ size }) => size);

/** Another connection of the superuser, with a transaction open in which somebody was made. */
async function openTransaction(id: string): Promise<Client> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query("insert into subjects (id, kind, email_index) values ($1, 'inquirer', 'x')", [id]);
  return client;
}

describe('sealing', () => {
  it('gives each event one position, without a gap, in the order of the transactions', async () => {
    await writeEvents(database.admin, 'a', 20);
    expect(await sealAll(database.admin)).toBe(40);
    expect(await sealAudit()).toEqual({ sealed: 0 });
    const seals = await listSeals();
    expect(seals.map(({ position }) => position)).toEqual(seals.map((_, index) => index));
    const inOrder = seals.toSorted((a, b) => a.transaction - b.transaction || a.sequence - b.sequence);
    expect(seals).toEqual(inOrder);
    expect((await sizes()).at(-1)).toBe(40);
  });

  it('of more than a batch leaves nothing', async () => {
    await database.admin.query(
      "insert into subjects (id, kind, email_index) select 'many-' || n, 'inquirer', 'x' from generate_series(1, 4500) n",
    );
    await writeEvents(database.admin, 'after-many', 2);
    expect(await sealAll(database.admin)).toBe(4504);
    expect(await countUnsealed()).toBe(0);
  });

  it('by four servers at once seals each event once', async () => {
    await writeEvents(database.admin, 'b', 50);
    await waitUntilSealable(database.admin);
    const sealings = await Promise.all([sealBatch(), sealBatch(), sealBatch(), sealBatch()]);
    expect(sealings.map(({ sealed }) => sealed).filter(Boolean)).toEqual([100]);
    expect(await countUnsealed()).toBe(0);
  });
});

describe('an event of a transaction that is still open', () => {
  it('is waited for, with all that began after it, and takes its place before them', async () => {
    const open = await openTransaction('slow');
    await writeEvents(database.admin, 'c', 2);
    expect(await sealBatch()).toMatchObject({ sealed: 0 });
    await open.query('commit');
    await open.end();
    expect(await sealAll(database.admin)).toBe(5);
    const order = (await listSeals()).slice(-5).map(({ transaction }) => transaction);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('says how long the events behind it have been waiting', async () => {
    const open = await openTransaction('slower');
    expect((await sealBatch()).waitingSeconds).toBe(0);
    await writeEvents(database.admin, 'd', 1);
    await tamper(database.admin, "update audit_events set at = at - interval '70 seconds' where subject_ref = 'd-0'");
    const { waitingSeconds } = await sealBatch();
    expect(waitingSeconds).toBeGreaterThan(69);
    expect(waitingSeconds).toBeLessThan(100);
    await open.query('rollback');
    await open.end();
    expect(await sealAll(database.admin)).toBe(2);
  });
});

describe('a kill', () => {
  it('between the seals and their checkpoint leaves neither, and the next run seals all of it', async () => {
    await writeEvents(database.admin, 'e', 3);
    const before = await listSeals();
    // The child has inserted its seals when it waits for this.
    await database.admin.query('begin');
    await database.admin.query('lock table audit_checkpoints in share mode');
    const settings = Object.fromEntries(Object.keys(testSettings('')).map((name) => [name, process.env[name] ?? '']));
    const child = startChild('lib/testing/seal-once.ts', [], settings);
    expect(await child.line()).toBe('sealing');
    const waits = async () =>
      (
        await database.admin.query(
          "select 1 from pg_locks where relation = 'audit_checkpoints'::regclass and not granted",
        )
      ).rowCount;
    await expect.poll(waits, { timeout: 15_000 }).toBe(1);
    await child.kill('SIGKILL');
    await database.admin.query('commit');
    const left = async () =>
      (
        await database.admin.query(
          "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
        )
      ).rowCount;
    await expect.poll(left, { timeout: 5000 }).toBe(0);
    expect(await listSeals()).toEqual(before);
    expect(await sealAll(database.admin)).toBe(6);
  });
});

describe('what is stored of the tree', () => {
  const refuses = (problem: string, ...changes: string[]) =>
    it(`with ${problem} stops the sealing`, async () => {
      await writeEvents(database.admin, `stop ${problem}`, 1);
      await sealAll(database.admin);
      await database.admin.query('create table kept_seals as table audit_seals');
      await tamper(database.admin, ...changes);
      await expect(sealAudit()).rejects.toMatchObject({ code: 'audit-trail-damaged' });
      await tamper(
        database.admin,
        'truncate audit_seals',
        'insert into audit_seals select * from kept_seals',
        'drop table kept_seals',
      );
    });

  it('is taken up from the seals where the subtrees of the last checkpoint do not add up', async () => {
    await writeEvents(database.admin, 'f', 3);
    await sealAll(database.admin);
    for (const peaks of ["array_append(peaks, 'AAAA')", "array_replace(peaks, peaks[1], 'AAAA')", "'{}'"]) {
      await tamper(
        database.admin,
        `update audit_checkpoints set peaks = ${peaks} where id = (select max(id) from audit_checkpoints)`,
      );
      await writeEvents(database.admin, `f ${peaks}`, 1);
      expect(await sealAll(database.admin)).toBe(2);
      expect((await verifyNow()).first).toBeNull();
    }
  });

  it('is taken up from the seals where the last checkpoint was taken away, or an old one put in its place', async () => {
    await writeEvents(database.admin, 'g', 3);
    await sealAll(database.admin);
    const published = findCheckpoints(await listNotes(database.admin));
    await tamper(database.admin, 'delete from audit_checkpoints where id = (select max(id) from audit_checkpoints)');
    await sealAll(database.admin);
    await tamper(
      database.admin,
      `insert into audit_checkpoints (size, note, peaks, sealed_below)
        select size, note, peaks, sealed_below from audit_checkpoints order by id limit 1`,
    );
    await sealAll(database.admin);
    expect(await verifyNow(published)).toMatchObject({ first: null, elsewhere: { agreeing: published.length } });
  });

  const brokenPeaks = "update audit_checkpoints set peaks = '{}'";
  refuses(
    'its last seal gone',
    'delete from audit_seals where position = (select max(position) from audit_seals)',
    brokenPeaks,
  );
  refuses('a seal gone', 'delete from audit_seals where position = 3', brokenPeaks);
  refuses(
    'a seal changed',
    "update audit_seals set leaf_hash = repeat('A', 43) || '=' where position = 3",
    brokenPeaks,
  );
});

describe('a database that was restored from a dump, and counts its transactions anew', () => {
  const ofAFormerLife = (prefix: string) =>
    tamper(
      database.admin,
      `update audit_events set transaction_id = (transaction_id::bigint + 1000000000)::text where subject_ref like '${prefix}-%'`,
    );

  it('has what was not sealed before sealed first, and goes on', async () => {
    await writeEvents(database.admin, 'former', 2);
    await ofAFormerLife('former');
    await tamper(database.admin, "update audit_checkpoints set sealed_below = '2000000000'");
    await writeEvents(database.admin, 'latter', 2);
    expect(await sealAll(database.admin)).toBe(8);
    const order = (await listSeals()).slice(-8).map(({ transaction }) => transaction > 1_000_000_000);
    expect(order).toEqual([true, true, true, true, true, true, false, false].fill(false, 4));
    await writeEvents(database.admin, 'now', 1);
    expect(await sealAll(database.admin)).toBe(2);
  });

  it('and was never sealed has all of it sealed', async () => {
    await writeEvents(database.admin, 'never', 2);
    await ofAFormerLife('never');
    await tamper(database.admin, 'truncate audit_seals, audit_checkpoints');
    expect(await countUnsealed()).toBeGreaterThan(4500);
    await sealAll(database.admin);
    expect((await verifyNow()).first).toBeNull();
  });
});

describe('the sealing job', () => {
  it('may add to the trail and change nothing of it', async () => {
    const roles = [
      'portal_none',
      'portal_visitor',
      'portal_subject',
      'portal_handler',
      'portal_system',
      'portal_eraser',
    ];
    for (const role of roles) {
      for (const table of ['audit_events', 'audit_seals', 'audit_checkpoints']) {
        for (const right of ['UPDATE', 'DELETE', 'TRUNCATE', 'INSERT']) {
          const { rows } = await database.admin.query<{ may: boolean }>(
            'select has_table_privilege($1, $2, $3) or has_any_column_privilege($1, $2, $4) as may',
            [role, table, right, right === 'INSERT' ? 'INSERT' : 'UPDATE'],
          );
          const mayInsert = right === 'INSERT' && role === 'portal_system' && table !== 'audit_events';
          expect([role, table, right, rows[0]?.may]).toEqual([role, table, right, mayInsert]);
        }
      }
    }
    await expect(asSystem('test', (tx) => tx.execute('delete from audit_seals'))).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the trail that came of all this', () => {
  it('is whole', async () => {
    await sealAll(database.admin);
    expect(await verifyNow()).toMatchObject({ first: null, unsealed: 0, leaves: (await listSeals()).length });
  });
});
