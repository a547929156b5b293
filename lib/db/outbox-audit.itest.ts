import { expect, it } from 'vitest';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { queueMail } from '@/lib/mail/queue-mail';
import { makePerson } from '@/lib/testing/people';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';
import { asSystem, asVisitor } from './doors';

const database = useDatabase();

/** What was written about the outbox: by the trigger of a statement, and by one of each row that stands beside it here. */
async function auditOf(work: () => Promise<unknown>) {
  await database.admin.query(`
    create trigger each_row after insert on outbox for each row execute function portal_audit('subject_id')`);
  const { rows: before } = await database.admin.query('select coalesce(max(sequence), 0) as last from audit_events');
  await work();
  await database.admin.query('drop trigger each_row on outbox');
  const { rows } = await database.admin.query(
    `select sequence, transaction_id, door, actor, action, subject_ref from audit_events
     where sequence > $1 and action = 'outbox.insert' order by sequence`,
    [before[0].last],
  );
  return rows;
}

it('an insert into the outbox leaves the audit rows that a trigger of each row would leave', async () => {
  const ids = await insertSubscribers(database.admin, 5, 'audited');
  const ines = await makePerson('ines@portal.test', 'yes');
  const works = [
    async () => queueCampaign(await sampleMailing('Audited')),
    () => withdrawConsent(ines, 'marketing'),
    () =>
      asVisitor({ kind: 'request', emailIndex: 'somebody' }, (tx) =>
        queueMail(tx, { template: 'reset-password', emailIndex: 'somebody' }),
      ),
  ];
  const rows = [];
  for (const work of works) rows.push(...(await auditOf(work)));
  expect(rows).toHaveLength((ids.length + 1 + 1 + 1) * 2);
  const counts = new Map<string, number>();
  for (const { sequence, ...row } of rows) {
    const key = JSON.stringify(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(rows.length / 2);
  expect([...new Set(counts.values())]).toEqual([2]);
  expect(rows.map(({ subject_ref }) => subject_ref)).toEqual(expect.arrayContaining([...ids, ines.id, null]));
});

it('one that inserts nothing leaves none', async () => {
  expect(
    await auditOf(() =>
      asSystem('test', (tx) => tx.execute("insert into outbox (id, template) select 'x', 'y' where false")),
    ),
  ).toEqual([]);
});
