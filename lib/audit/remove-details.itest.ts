import { beforeAll, describe, expect, it } from 'vitest';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { listNotes, sealAll, tamper, verifyNow, writeEvents } from '@/lib/testing/audit-trail';
import { fillProfile, makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { findCheckpoints } from './checkpoint';
import { endLogDetails, removeAuditDetails } from './remove-details';

const database = useDatabase();

beforeAll(async () => {
  await writeEvents(database.admin, 'a', 20);
  await sealAll(database.admin);
});

const checkpointsNow = async () => findCheckpoints(await listNotes(database.admin));
const tomorrow = () => new Date(Date.now() + 24 * 60 * 60 * 1000);

describe('a detail that goes', () => {
  it('has a hash that could not be guessed: the same detail has another one each time', async () => {
    const { rows } = await database.admin.query<{ details: number; hashes: number }>(
      `select count(distinct columns)::int as details, count(distinct detail_hash)::int as hashes
        from audit_details join audit_seals using (sequence)`,
    );
    expect(rows).toEqual([{ details: 1, hashes: 20 }]);
  });

  it('with the person who is erased leaves a trail that is whole', async () => {
    const ines = await makePerson('ines@portal.test', 'yes');
    await fillProfile(ines);
    await sealAll(database.admin);
    const published = await checkpointsNow();
    const before = await verifyNow();
    expect(before).toMatchObject({ first: null, detailsGone: 0 });
    await eraseSubject(ines.id, 'closed');
    await sealAll(database.admin);
    const after = await verifyNow(published);
    expect(after).toMatchObject({ first: null, elsewhere: { largest: before.leaves } });
    expect(after.leaves).toBeGreaterThan(before.leaves);
    expect(after.detailsGone).toBeGreaterThan(0);
  });

  it('by retention, once a period is set, leaves the event, the seal and a trail that is whole', async () => {
    const list = async () => (await database.admin.query('select * from audit_events order by sequence')).rows;
    const [events, published] = [await list(), await checkpointsNow()];
    const { rows } = await database.admin.query<{ at: Date }>('select at from audit_details order by at');
    const end = rows[7]?.at ?? new Date();
    const due = rows.filter(({ at }) => at < end).length;
    expect(due).toBeGreaterThan(5);
    expect(await removeAuditDetails(end)).toBe(due);
    expect(await removeAuditDetails(tomorrow())).toBeGreaterThan(10);
    const verdict = await verifyNow(published);
    expect(verdict).toMatchObject({ first: null, leaves: events.length, elsewhere: { largest: events.length } });
    expect(verdict.detailsGone).toBeGreaterThanOrEqual(rows.length);
    expect(await list()).toEqual(events);
  });

  it('goes by itself once its 24 months are over, and not before', async () => {
    await writeEvents(database.admin, 'old', 2);
    await database.admin.query('alter table audit_details disable trigger all');
    const ages = ["interval '24 months' + interval '1 second'", "interval '24 months' - interval '1 minute'"];
    for (const [at, age] of ages.entries())
      await database.admin.query(
        `update audit_details set at = now() - (${age}) where sequence = (select sequence from audit_details order by sequence desc offset ${at} limit 1)`,
      );
    expect(await endLogDetails()).toBe(1);
    expect(await endLogDetails()).toBe(0);
  });

  it('and comes back other than it was is found', async () => {
    await tamper(
      database.admin,
      `insert into audit_details (sequence, subject_ref, columns)
        select sequence, subject_ref, '{proved_at}' from audit_events where subject_ref = 'a-3' and action = 'subjects.update'`,
    );
    expect((await verifyNow()).first).toMatchObject({ kind: 'detail-changed' });
  });
});
