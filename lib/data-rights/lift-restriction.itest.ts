import { beforeEach, describe, expect, it } from 'vitest';
import { appealRequest, withdrawRequest } from '@/lib/requests/change-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { newNumber } from '@/lib/requests/open-request';
import { listRequests } from '@/lib/requests/own-requests';
import { makePerson, type Person, queuedTemplates } from '@/lib/testing/people';
import { dayAhead, makeLift, makeRefused, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { announceLift, findLift, liftDue, objectToLift } from './lift-restriction';
import { endRestriction, findRestriction, restrictProcessing } from './restriction';

const database = useDatabase();
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

let count = 0;
let email: string;
let person: Person;
beforeEach(async () => {
  count += 1;
  email = `lifted${count}@portal.test`;
  person = await makePerson(email);
});

const announce = (more: Partial<Parameters<typeof announceLift>[1]> = {}) =>
  announceLift('jin', { email, reason: 'The facts are checked.', liftsOn: dayAhead(10), ...more });

/** Past the triggers, as a superuser may. */
async function past(query: string) {
  await rows('set session_replication_role = replica');
  await rows(query, [person.id]);
  await rows('set session_replication_role = default');
}
const dayComes = () =>
  past("update restriction_lifts set lifts_at = now() - interval '1 minute' where subject_id = $1");
const weekPasses = () =>
  past("update requests set closed_at = closed_at - interval '7 days' where subject_id = $1 and closed_at is not null");

const outcome = async () =>
  (await rows('select outcome from restriction_lifts where subject_id = $1', [person.id]))[0]?.outcome;
const isRestricted = async () => (await findRestriction(person)) !== null;

describe('a restriction that we mean to end', () => {
  it('is announced with its reason and day, by mail and to the person alone, and a look is recorded', async () => {
    await makeLift(person, email);
    expect(await findLift(person)).toMatchObject({ reason: 'The facts are checked.', requestId: null });
    expect((await findLift(person))?.liftsAt.toISOString()).toBe(`${dayAhead(10)}T12:00:00.000Z`);
    expect(await findLift(await makePerson(`other-${email}`))).toBeNull();
    expect(await queuedTemplates(person.id)).toContain('restriction-lift');
    expect(
      await rows("select actor from audit_events where subject_ref = $1 and action = 'look.requests'", [person.id]),
    ).toEqual([{ actor: 'jin' }]);
  });

  it('comes to its end though that of another fails, which is told and tried again', async () => {
    await makeLift(person, email);
    await dayComes();
    const other = await makePerson(`another-${email}`);
    await makeLift(other, `another-${email}`);
    await rows('set session_replication_role = replica');
    await rows("update restriction_lifts set lifts_at = now() - interval '1 hour' where subject_id = $1", [other.id]);
    await rows('set session_replication_role = default');
    await rows(`create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`);
    await rows(`create trigger broken before update on subjects for each row when (old.id = '${other.id}')
      execute function broken()`);
    let failures = 0;
    const run = () =>
      liftDue(() => {
        failures += 1;
      });
    expect([await run(), failures, await isRestricted(), await outcome()]).toEqual([1, 1, false, 'lifted']);
    await rows('drop function broken() cascade');
    expect([await run(), failures, await findRestriction(other)]).toEqual([1, 1, null]);
  });

  it('does not come to its end where the mail that announces it was given up', async () => {
    await makeLift(person, email);
    const mail = "template = 'restriction-lift' and subject_id = $1";
    await rows(`update outbox set failed_at = now() where ${mail}`, [person.id]);
    await dayComes();
    expect([await liftDue(), await isRestricted()]).toEqual([0, true]);
    await rows(`delete from outbox where ${mail}`, [person.id]);
    expect([await liftDue(), await isRestricted()]).toEqual([1, false]);
  });

  it('is announced once at a time, seven days ahead or more, and only where there is one', async () => {
    expect(await announce()).toEqual({ ok: false, error: 'not-restricted' });
    expect(await announce({ email: 'stranger@nowhere.test' })).toEqual({ ok: false, error: 'nobody' });
    await restrictProcessing(person, 'accuracy');
    expect(await announce({ liftsOn: dayAhead(6) })).toEqual({ ok: false, error: 'too-soon' });
    expect(await announce({ liftsOn: '2020-01-01' })).toEqual({ ok: false, error: 'too-soon' });
    expect(await announce()).toMatchObject({ ok: true });
    expect(await announce()).toEqual({ ok: false, error: 'announced-already' });
  });

  it('ends on its day and not before, once, and the person is told', async () => {
    await makeLift(person, email);
    expect([await liftDue(), await isRestricted()]).toEqual([0, true]);
    await dayComes();
    expect([await liftDue(), await isRestricted(), await outcome()]).toEqual([1, false, 'lifted']);
    expect(await liftDue()).toBe(0);
    expect(await queuedTemplates(person.id)).toContain('restriction-ended');
    expect(
      await rows(
        "select door, actor from audit_events where subject_ref = $1 and action = 'subjects.update' order by sequence desc limit 1",
        [person.id],
      ),
    ).toEqual([{ door: 'system', actor: 'sweep' }]);
  });

  it('stays once its person objects, which is a request with a day, however often it is pressed', async () => {
    await makeLift(person, email);
    const [first, second] = [await objectToLift(person), await objectToLift(person)];
    expect(second).toEqual(first);
    const { open } = await listRequests(person);
    expect(open.map(({ id, right }) => ({ ok: true, value: id, right }))).toEqual([{ ...first, right: 'objection' }]);
    await dayComes();
    expect([await liftDue(), await isRestricted()]).toEqual([0, true]);
  });

  it('stays for good where people agree with the objection, and can be announced anew', async () => {
    await makeLift(person, email);
    const objected = await objectToLift(person);
    await decideRequest('jin', objected.ok ? objected.value : '', { outcome: 'done' }, 'You are right.');
    await dayComes();
    expect([await liftDue(), await isRestricted(), await outcome(), await findLift(person)]).toEqual([
      0,
      true,
      'kept',
      null,
    ]);
    expect(await announce()).toMatchObject({ ok: true });
  });

  it('ends seven days after they refuse it, and waits for an appeal', async () => {
    await makeLift(person, email);
    const objected = await objectToLift(person);
    const id = objected.ok ? objected.value : '';
    await decideRequest('jin', id, { outcome: 'refused', ground: 'unfounded' }, 'The facts are right.');
    await dayComes();
    expect(await liftDue()).toBe(0);
    await weekPasses();
    await appealRequest(person, id, { number: newNumber(), appeal: 'They are not.' });
    expect([await liftDue(), await isRestricted()]).toEqual([0, true]);
    await decideRequest('mina', id, { outcome: 'refused', ground: 'unfounded' }, 'They are.');
    expect(await liftDue()).toBe(0);
    await weekPasses();
    expect([await liftDue(), await outcome()]).toEqual([1, 'lifted']);
  });

  it('ends on its day where the person takes the objection back', async () => {
    await makeLift(person, email);
    const objected = await objectToLift(person);
    await withdrawRequest(person, objected.ok ? objected.value : '');
    expect(await liftDue()).toBe(0);
    await dayComes();
    expect(await liftDue()).toBe(1);
  });

  it('can be ended by its person before, and then nothing is left to object to', async () => {
    await makeLift(person, email);
    await endRestriction(person);
    expect([await outcome(), await objectToLift(person)]).toEqual(['ended', { ok: false, error: 'nothing-announced' }]);
    await dayComes();
    expect(await liftDue()).toBe(0);
  });

  it('goes no other way, whoever tries', async () => {
    await makeLift(person, email);
    const as = (door: string, actor: string, change: string) =>
      rows(
        `begin; select set_config('portal.door', '${door}', true), set_config('portal.actor', '${actor}', true),
         set_config('portal.subject', '${person.id}', true), set_config('portal.purpose', 'requests', true),
         set_config('portal.looked', '${person.id}', true); set local role portal_${door}; ${change}; rollback`,
      ).finally(() => rows('rollback'));
    const denied = /permission denied|is not lifted that way/;
    await expect(as('handler', 'jin', 'update restriction_lifts set lifts_at = now()')).rejects.toThrow(denied);
    await expect(as('handler', 'jin', 'update subjects set restricted_at = null')).rejects.toThrow(denied);
    await expect(as('handler', 'jin', `select portal_lift_restriction('any')`)).rejects.toThrow(denied);
    await expect(as('system', 'sweep', 'update restriction_lifts set ended_at = now()')).rejects.toThrow(denied);
    await expect(as('subject', 'subject', 'delete from restriction_lifts')).rejects.toThrow(denied);
    await expect(as('subject', 'subject', `update restriction_lifts set request_id = 'mine'`)).rejects.toThrow(denied);
    const [theirs, another] = [await makePerson(`other-${email}`), { right: 'objection' } as const];
    for (const id of [
      await makeRequest(theirs, another),
      await makeRefused(person, another),
      await makeRequest(person),
    ])
      await expect(
        as('subject', 'subject', `update restriction_lifts set objected_at = now(), request_id = '${id}'`),
      ).rejects.toThrow(denied);
    expect([await outcome(), await isRestricted()]).toEqual([null, true]);
  });

  it('is confirmed by mail when its person begins and ends it', async () => {
    await restrictProcessing(person, 'claims');
    expect(await queuedTemplates(person.id)).toContain('restriction-began');
    await endRestriction(person);
    expect(await queuedTemplates(person.id)).toContain('restriction-ended');
  });
});
