import { readFileSync, writeFileSync } from 'node:fs';
import { getTableName } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataMap, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { asHandler, type HandlerDoor, recordLook } from '@/lib/db/doors';
import * as schema from '@/lib/db/schema';
import { env } from '@/lib/env';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { answerInquiry, listInquiries, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { changeOwnMarketing } from '@/lib/marketing/preferences';
import { offerRenewals } from '@/lib/marketing/renewals';
import { decideRequest } from '@/lib/requests/decide-request';
import { listRequests } from '@/lib/requests/own-requests';
import { emailIndex } from '@/lib/subjects/email-index';
import { backupsOf } from '@/lib/testing/backups';
import { inquiryDecisions, makePerson, type Person, queuedTemplates, sampleInquiry } from '@/lib/testing/people';
import { reach } from '@/lib/testing/reach';
import { makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { recordVisit } from '@/lib/visits/record-visit';
import { readOverview } from './overview';
import { replayErasures } from './replay-erasures';
import { endRestriction, findRestriction, restrictProcessing } from './restriction';
import { sweepAt } from './sweep-expired';

const database = useDatabase();
const backups = backupsOf(database);
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;
const personal = (Object.keys(dataMap) as TableName[]).filter((name) => subjectColumn(name) !== null);

type Purpose = Extract<HandlerDoor, string> | Extract<HandlerDoor, object>['purpose'];

/** Every purpose a handler can work for. One that is new does not compile until it is decided here. */
const whileRestricted = {
  inquiries: 'refused',
  requests: 'allowed',
  holds: 'allowed',
  disclosures: 'allowed',
  billing: 'allowed',
  attestations: 'refused',
  marketing: 'allowed',
  children: 'refused',
} as const satisfies Record<Purpose, 'refused' | 'allowed'>;

const purposes = [...(Object.keys(whileRestricted) as Purpose[]), 'analytics', 'Inquiries'] as Purpose[];
const isAllowed = (purpose: string) =>
  Object.entries(whileRestricted).some((each) => each.join() === `${purpose},allowed`);

/** Whose rows of each table a handler reaches for a purpose, having looked at this person and named their address. */
const reachAll = (purpose: Purpose, { id, email }: { id: string; email: string }) =>
  asHandler('jin', { purpose: purpose as 'marketing', emailIndex: emailIndex(email) }, async (tx) => {
    await recordLook(tx, id);
    const reached: Record<string, string[] | 'denied'> = {};
    for (const name of personal) reached[name] = await reach(tx, name);
    return reached;
  });

const without = (reached: Awaited<ReturnType<typeof reachAll>>, id: string) =>
  Object.fromEntries(
    Object.entries(reached).map(([name, who]) => [name, who === 'denied' ? who : who.filter((each) => each !== id)]),
  );

describe('of somebody who restricts', () => {
  let rita: Person & { email: string };
  let otto: Person & { email: string };

  beforeAll(async () => {
    rita = { ...(await makeWholePerson('rita@portal.test', 'in force')), email: 'rita@portal.test' };
    otto = { ...(await makeWholePerson('otto@portal.test', 'in force')), email: 'otto@portal.test' };
  });

  it.each(purposes)(
    'a handler at "%s" reaches what the law leaves them and no row more, and all of others',
    async (purpose) => {
      const before = { rita: await reachAll(purpose, rita), otto: await reachAll(purpose, otto) };
      await restrictProcessing(rita, 'claims');
      const after = { rita: await reachAll(purpose, rita), otto: await reachAll(purpose, otto) };
      await endRestriction(rita);
      const left = isAllowed(purpose)
        ? before
        : { rita: without(before.rita, rita.id), otto: without(before.otto, rita.id) };
      expect(after).toEqual(left);
      expect({ rita: await reachAll(purpose, rita), otto: await reachAll(purpose, otto) }).toEqual(before);
    },
  );

  it('a handler would else reach rows, the key and the address for more than one purpose', async () => {
    const reached = await reachAll('inquiries', rita);
    for (const name of ['subjects', 'subjectKeys', 'inquiries']) expect(reached[name]).toContain(rita.id);
    expect((await reachAll('requests', rita)).accounts).toEqual([rita.id]);
  });

  it('a policy that forgot to ask for the purpose would still lead nobody to them', async () => {
    const open = personal.filter((name) => !['farewells', 'erasures'].includes(name));
    for (const name of open)
      await rows(`create policy forgotten on ${getTableName(schema[name])} for select to portal_handler using (true)`);
    const before = await reachAll('analytics' as Purpose, rita);
    await restrictProcessing(rita, 'claims');
    const after = await reachAll('analytics' as Purpose, rita);
    await endRestriction(rita);
    for (const name of open) await rows(`drop policy forgotten on ${getTableName(schema[name])}`);
    expect(Object.values(before).filter((who) => who.includes(rita.id)).length).toBeGreaterThan(8);
    expect(after).toEqual(without(before, rita.id));
  });
});

describe('a restriction', () => {
  let count = 0;
  let email: string;
  let person: Person;
  beforeEach(async () => {
    count += 1;
    email = `restricts${count}@portal.test`;
    person = await makePerson(email, 'yes');
  });

  const audience = () => rows('select 1 from marketing_audience where subject_id = $1', [person.id]);
  const visits = async () => (await rows('select ip_address from visits where subject_id = $1', [person.id])).length;

  it('begins and ends with a press, each a line in the log of requests, and a second press changes nothing', async () => {
    expect(await findRestriction(person)).toBeNull();
    expect(await restrictProcessing(person, 'unlawful')).toEqual({ ok: true, value: null });
    const began = await findRestriction(person);
    expect(began).toEqual({ since: expect.any(Date), ground: 'unlawful' });
    expect(await restrictProcessing(person, 'accuracy')).toEqual({ ok: false, error: 'already-restricted' });
    expect(await findRestriction(person)).toEqual(began);
    expect(await endRestriction(person)).toEqual({ ok: true, value: null });
    expect(await endRestriction(person)).toEqual({ ok: false, error: 'not-restricted' });
    expect((await listRequests(person)).closed.map(({ right, outcome }) => [right, outcome])).toEqual([
      ['restriction', 'done'],
      ['restriction', 'done'],
    ]);
  });

  it('keeps inquiries from handlers, also one sent meanwhile, and gives them back', async () => {
    const ask = () => sendOwnInquiry(person, 'question', { ...sampleInquiry, email }, inquiryDecisions);
    const before = await ask();
    await restrictProcessing(person, 'objection');
    const meanwhile = await ask();
    const listed = async () => (await listInquiries('jin', 'received')).map(({ id }) => id);
    for (const id of [before, meanwhile]) {
      expect(await listed()).not.toContain(id);
      expect(await showInquiry('jin', id)).toEqual({ ok: false, error: 'not-found' });
      expect(await answerInquiry('jin', id, 'No')).toEqual({ ok: false, error: 'not-found' });
    }
    await endRestriction(person);
    expect(await listed()).toEqual(expect.arrayContaining([before, meanwhile]));
  });

  it('stops marketing, renewals and visits, and a yes is again what it was afterwards', async () => {
    await rows(
      `update consent_events set at = now() + interval '30 days' - interval '36 months'
       where subject_id = $1 and consent = 'marketing'`,
      [person.id],
    );
    await restrictProcessing(person, 'accuracy');
    const seen = await visits();
    await recordVisit(person, 'saw-overview', '203.0.113.9');
    await offerRenewals();
    expect([await audience(), await visits()]).toEqual([[], seen]);
    expect(await queuedTemplates(person.id)).not.toContain('marketing-renewal');
    await endRestriction(person);
    await recordVisit(person, 'saw-overview', '203.0.113.9');
    await offerRenewals();
    expect([(await audience()).length, await visits()]).toEqual([1, seen + 1]);
    expect(await queuedTemplates(person.id)).toContain('marketing-renewal');
  });

  it('leaves the person their own access, their no, and the answer to what they ask', async () => {
    await restrictProcessing(person, 'claims');
    expect(await readOverview(person)).toMatchObject({ email, restriction: { ground: 'claims' } });
    await changeOwnMarketing(person, { decision: 'withdrawn' });
    const number = await makeRequest(person);
    expect(await decideRequest('jin', number, { outcome: 'done' }, 'Here it is.')).toMatchObject({ ok: true });
  });

  it('survives the restore of a backup from before it, and so does its end', async () => {
    const other = await makePerson(`other-${email}`);
    await exportEntries();
    await backups.make('monday');
    for (const each of [person, other]) await restrictProcessing(each, 'unlawful');
    await endRestriction(other);
    const began = await findRestriction(person);
    await exportEntries();
    const ledger = readFileSync(env().erasureLedger, 'utf8');
    await backups.restore('monday');
    writeFileSync(env().erasureLedger, ledger);
    expect(await findRestriction(person)).toBeNull();
    expect((await replayErasures()).counts).toMatchObject({
      restricted: { done: 2, already: 0 },
      unrestricted: { done: 1, already: 0 },
    });
    expect([await findRestriction(person), await findRestriction(other)]).toEqual([began, null]);
    expect((await replayErasures()).counts).toMatchObject({ restricted: { done: 0 }, unrestricted: { done: 0 } });
  });

  it('keeps visits past their period, and their IP address, until it ends', async () => {
    await recordVisit(person, 'saw-overview', '203.0.113.9');
    await rows("update visits set at = now() - interval '2 years' where subject_id = $1", [person.id]);
    const sweep = () => sweepAt(new Date(), { rules: ['visit', 'ip-address'] });
    await restrictProcessing(person, 'claims');
    await sweep();
    expect(
      await rows('select ip_address is not null as ip from visits where subject_id = $1', [person.id]),
    ).toContainEqual({ ip: true });
    await endRestriction(person);
    await sweep();
    expect(await visits()).toBe(0);
  });

  it('can be begun and ended by its person alone, of all who come through a door', async () => {
    for (const role of ['none', 'visitor', 'handler', 'system', 'eraser', 'subject'])
      for (const column of ['restricted_at', 'restriction_ground'])
        expect([
          role,
          ...(await rows('select has_column_privilege($1, $2, $3, $4) as may', [
            `portal_${role}`,
            'subjects',
            column,
            'UPDATE',
          ])),
        ]).toEqual([role, { may: role === 'subject' }]);
  });

  it('stands in the audit trail, beginning and end', async () => {
    await restrictProcessing(person, 'claims');
    await endRestriction(person);
    const changes = await rows(
      `select e.door from audit_events e join audit_details d on d.sequence = e.sequence
       where e.subject_ref = $1 and e.action = 'subjects.update' and 'restricted_at' = any (d.columns)`,
      [person.id],
    );
    expect(changes).toEqual([{ door: 'subject' }, { door: 'subject' }]);
  });
});
