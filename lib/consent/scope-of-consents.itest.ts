import { describe, expect, it } from 'vitest';
import { correctProfile, findProfile } from '@/lib/accounts/profiles';
import { grantConsent, withdrawConsent } from '@/lib/data-rights/change-consent';
import { asSystem } from '@/lib/db/doors';
import { notePeriods } from '@/lib/marketing/note-periods';
import { policy } from '@/lib/policy/current';
import { noticeFor } from '@/lib/policy/notice';
import { noticeHash } from '@/lib/policy/notice-hash';
import type { CollectionPointId, ConsentId, PolicyVersion } from '@/lib/policy/registered';
import type { Policies } from '@/lib/policy/releases';
import { inventVersion } from '@/lib/testing/invented-versions';
import { fillProfile, makePerson, type Person } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { currentConsents } from './current-consents';

const database = useDatabase();

const find = (then: PolicyVersion) => (version: string) =>
  version === then.version ? then : version === policy.version ? policy : null;

/** The ledger as it stands when a yes was given under another version. */
const givenUnder = (person: Person, consent: ConsentId, point: CollectionPointId, then: PolicyVersion) =>
  database.admin.query(
    'update consent_events set policy_version = $3, notice_hash = $4 where subject_id = $1 and consent = $2',
    [person.id, consent, then.version, noticeHash(noticeFor(point, consent, then))],
  );

const stateOf = async (person: Person, consent: ConsentId, policies: Policies) =>
  asSystem('test', async (tx) => (await currentConsents(tx, person.id, policies)).get(consent));

const { purposes, consents } = policy;
const earlier = (change: Partial<PolicyVersion>) =>
  inventVersion({ version: '2024-01-01', effectiveOn: '2024-01-01', ...change });

describe('an item that came into a consent later', () => {
  // Its notice names another company there, as any change of words would.
  const then = earlier({
    consents: {
      ...consents,
      profileOptional: {
        ...consents.profileOptional,
        label: 'Company description',
        items: ['companyDescription', 'sourceOfVisit'],
      },
    } as PolicyVersion['consents'],
  });
  const policies: Policies = { now: policy, find: find(then) };

  it('is not stored on a yes of before, while the others are, and is once the person agrees anew', async () => {
    const person = await makePerson('scope@portal.test');
    await fillProfile(person);
    await givenUnder(person, 'profileOptional', 'firstLogin', then);
    const before = await findProfile(person);
    await correctProfile(person, { country: 'KR', companyDescription: 'Boots' }, policies);
    expect(await findProfile(person)).toEqual({ ...before, companyDescription: 'Boots' });
    expect(await stateOf(person, 'profileOptional', policies)).toMatchObject({
      counts: true,
      isOfOlderNotice: true,
      covers: ['companyDescription', 'sourceOfVisit'],
    });
    await grantConsent(person, 'profileOptional', policies);
    await correctProfile(person, { country: 'KR' }, policies);
    expect(await findProfile(person)).toEqual({ ...before, companyDescription: 'Boots', country: 'KR' });
    expect(await stateOf(person, 'profileOptional', policies)).toMatchObject({ isOfOlderNotice: false });
  });
});

describe('a purpose that a consent got later', () => {
  const then = earlier({
    purposes: { ...purposes, marketing: { ...purposes.marketing, why: 'to send you one letter a year' } },
  });
  const policies: Policies = { now: policy, find: find(then) };
  const audience = async () =>
    (await database.admin.query('select subject_id as id from marketing_audience')).rows.map(({ id }) => id);

  it('is served by no yes of before: neither the gate nor the audience of a campaign has that person, until they agree', async () => {
    const person = await makePerson('purpose@portal.test', 'yes');
    const fresh = await makePerson('fresh@portal.test', 'yes');
    await givenUnder(person, 'marketing', 'signUp', then);
    await notePeriods([then, policy], policies);
    expect(await stateOf(person, 'marketing', policies)).toMatchObject({ counts: false, isOfOlderNotice: true });
    expect(await audience()).toEqual([fresh.id]);
    await grantConsent(person, 'marketing', policies);
    expect(await stateOf(person, 'marketing', policies)).toMatchObject({ counts: true, isOfOlderNotice: false });
    expect((await audience()).sort()).toEqual([person.id, fresh.id].sort());
  });
});

it('a yes for another purpose can be taken back, which the ledger keeps', async () => {
  const then = earlier({
    purposes: { ...purposes, marketing: { ...purposes.marketing, why: 'to send you one letter in ten years' } },
  });
  const policies: Policies = { now: policy, find: find(then) };
  const person = await makePerson('takes-back@portal.test', 'yes');
  await givenUnder(person, 'marketing', 'signUp', then);
  await notePeriods([then, policy], policies);
  await withdrawConsent(person, 'marketing', policies);
  expect(await stateOf(person, 'marketing', policies)).toMatchObject({ decision: 'withdrawn', counts: false });
});

it('a longer time holds for nobody who was told a shorter one', async () => {
  const then = earlier({
    retention: policy.retention.map((rule) =>
      rule.id === 'marketing'
        ? { ...rule, until: { event: 'consent' as const, months: 12 }, sentence: 'Kept for 12 months.' }
        : rule,
    ),
  });
  const policies: Policies = { now: policy, find: find(then) };
  const person = await makePerson('months@portal.test', 'yes');
  await givenUnder(person, 'marketing', 'signUp', then);
  await notePeriods([then, policy], policies);
  const agrees = async () =>
    (await database.admin.query('select portal_agrees($1) as agrees', [person.id])).rows[0]?.agrees;
  expect(await stateOf(person, 'marketing', policies)).toMatchObject({ counts: true, isOfOlderNotice: true });
  expect(await agrees()).toBe(true);
  await database.admin.query("update consent_events set at = now() - interval '13 months' where subject_id = $1", [
    person.id,
  ]);
  expect(await stateOf(person, 'marketing', policies)).toMatchObject({ counts: false });
  expect(await agrees()).toBe(false);
});

it('a yes to a version that is not there covers nothing', async () => {
  const person = await makePerson('lost@portal.test', 'yes');
  await database.admin.query(
    "update consent_events set policy_version = '1999-01-01', notice_hash = 'other' where subject_id = $1",
    [person.id],
  );
  expect(await stateOf(person, 'marketing', { now: policy, find: find(policy) })).toMatchObject({
    counts: false,
    covers: [],
  });
});

it('a version that changes something else leaves every yes as it is', async () => {
  const then = earlier({});
  const person = await makePerson('same@portal.test', 'yes');
  await givenUnder(person, 'marketing', 'signUp', then);
  expect(await stateOf(person, 'marketing', { now: policy, find: find(then) })).toMatchObject({
    counts: true,
    isOfOlderNotice: false,
  });
});
