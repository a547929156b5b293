import { beforeEach, expect, it } from 'vitest';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { grantConsent } from '@/lib/data-rights/change-consent';
import { readOverview } from '@/lib/data-rights/overview';
import { asSystem } from '@/lib/db/doors';
import { queueMail } from '@/lib/mail/queue-mail';
import { periodEnd } from '@/lib/policy/period-end';
import { makePerson, type Person, queuedTemplates } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { lapseMarketing } from './lapse-marketing';
import { renewInMyData } from './renewals';

const database = useDatabase();

let next = 0;
let person: Person;
beforeEach(async () => {
  next += 1;
  person = await makePerson(`lapses${next}@portal.test`, 'yes');
});

const givenAt = (at: string, id = person.id) =>
  database.admin.query(
    `update consent_events set at = ${at} where subject_id = $1 and consent = 'marketing' and decision = 'granted'`,
    [id],
  );

const lapses = async (id = person.id) =>
  (
    await database.admin.query(
      "select place, actor from consent_events where subject_id = $1 and consent = 'marketing' and decision = 'lapsed'",
      [id],
    )
  ).rows;

const bySweep = { place: 'sweep', actor: 'renewals' };

const leapYear = [1, 2, 3, 4].map((more) => new Date().getUTCFullYear() + more).find((each) => each % 4 === 0) ?? 0;

it.each([
  ['an ordinary day', `${leapYear - 1}-11-24T12:00:00Z`],
  ['29 February', `${leapYear}-02-29T23:30:00Z`],
  ['28 February', `${leapYear}-02-28T00:00:00Z`],
  ['31 January', `${leapYear + 1}-01-31T08:15:00Z`],
])('a yes of %s lapses with its 36 months, and no second sooner', async (_name, given) => {
  const end = periodEnd({ event: 'consent', months: 36 }, new Date(given))?.getTime() ?? 0;
  await givenAt(`'${given}'`);
  await lapseMarketing(new Date(end - 1000));
  expect(await lapses()).toEqual([]);
  await lapseMarketing(new Date(end));
  expect(await lapses()).toEqual([bySweep]);
  await lapseMarketing(new Date(end + 1000));
  expect(await lapses()).toEqual([bySweep]);
});

it('by the clock of the database: a second before the end it stays, after it it is over, with a receipt', async () => {
  await givenAt("now() - interval '36 months' + interval '5 seconds'");
  await lapseMarketing();
  expect(await lapses()).toEqual([]);
  await givenAt("now() - interval '36 months' - interval '1 second'");
  const before = (await queuedTemplates(person.id)).filter((each) => each === 'consent-receipts').length;
  expect(await lapseMarketing()).toBe(1);
  expect(await lapses()).toEqual([bySweep]);
  expect((await queuedTemplates(person.id)).filter((each) => each === 'consent-receipts')).toHaveLength(before + 1);
});

it('nothing rests on it any more: no mail that waits, no place in the audience, no row in My Data', async () => {
  await asSystem('test', (tx) => queueMail(tx, { template: 'marketing-welcome', subjectId: person.id }));
  await givenAt("now() - interval '36 months' - interval '1 second'");
  await lapseMarketing();
  expect((await queuedTemplates(person.id)).filter((each) => each.startsWith('marketing-'))).toEqual([]);
  expect(await asSystem('test', (tx) => agreesToMarketing(tx, person.id))).toBe(false);
  const { rows } = await database.admin.query('select 1 from marketing_audience where subject_id = $1', [person.id]);
  expect(rows).toEqual([]);
  expect((await readOverview(person)).marketing).toEqual({ granted: false, since: null, until: null });
});

it('whoever renewed, withdrew or agreed again is left alone', async () => {
  const others = [await makePerson(`again${next}@portal.test`, 'yes'), person];
  for (const { id } of others) await givenAt("now() - interval '36 months' + interval '1 day'", id);
  expect(await renewInMyData(person)).toBe(true);
  const [again] = others as [Person];
  await database.admin.query(
    "update consent_events set at = at - interval '2 days' where subject_id = any($1) and place = 'signUp' and consent = 'marketing'",
    [others.map(({ id }) => id)],
  );
  await grantConsent(again, 'marketing');
  await lapseMarketing();
  for (const { id } of others) {
    expect(await lapses(id)).toEqual([]);
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, id))).toBe(true);
  }
});

it('three sweeps at once write one event each', async () => {
  const people = [person.id];
  for (let each = 0; each < 4; each += 1) people.push((await makePerson(`batch${next}-${each}@portal.test`, 'yes')).id);
  for (const id of people) await givenAt("now() - interval '37 months'", id);
  const counts = await Promise.all([lapseMarketing(), lapseMarketing(), lapseMarketing()]);
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(people.length);
  for (const id of people) expect(await lapses(id)).toEqual([bySweep]);
});

it('more people than one batch holds are all reached', async () => {
  await database.admin.query(`with made as (
      insert into subjects (id, kind, email_index) select 'many-' || n, 'inquirer', 'many-' || n from generate_series(1, 501) n returning id)
    insert into consent_events (receipt_id, subject_id, consent, decision, policy_version, notice_id, notice_hash, place, at)
      select 'receipt-' || id, id, 'marketing', 'granted', 'v', 'n', 'h', 'contact', now() - interval '37 months' from made`);
  expect(await lapseMarketing()).toBe(501);
  expect(await lapseMarketing()).toBe(0);
});

it('a yes given at the moment the old one lapses counts, whichever comes first', async () => {
  await givenAt("now() - interval '36 months' - interval '1 second'");
  const lock = `hashtextextended('marketing ' || (select email_index from subjects where id = '${person.id}'), 0)`;
  await database.admin.query(`select pg_advisory_lock(${lock})`);
  const both = [lapseMarketing(), grantConsent(person, 'marketing')];
  const waiting = async () =>
    (
      await database.admin.query(
        "select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
      )
    ).rows.length;
  await expect.poll(waiting, { timeout: 5000 }).toBe(2);
  await database.admin.query(`select pg_advisory_unlock(${lock})`);
  await Promise.all(both);
  expect(await asSystem('test', (tx) => agreesToMarketing(tx, person.id))).toBe(true);
});
