import { beforeAll, describe, expect, it } from 'vitest';
import { asSubject } from '@/lib/db/doors';
import type { LedgerLine } from '@/lib/erasure-ledger/ledger-line';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { readPreferences } from '@/lib/marketing/preferences';
import {
  fillProfile,
  inquiryDecisions,
  makePerson,
  type Person,
  queuedTemplates,
  sampleInquiry,
} from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { replayWithdrawal } from './replay-withdrawal';

const database = useDatabase();

let ines: Person;
let otto: Person;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
  otto = await makePerson('otto@portal.test', 'no');
  await fillProfile(ines);
  await sendOwnInquiry(ines, 'question', sampleInquiry, { ...inquiryDecisions, marketing: 'yes' });
});

type What = Pick<LedgerLine, 'consent' | 'decision'> & Partial<LedgerLine>;

const line = (what: What): LedgerLine => ({
  line: 1,
  id: 'id',
  at: '2026-11-24T06:00:00.000Z',
  kind: 'withdrawn',
  hash: 'hash',
  key: 'test',
  place: 'myData',
  previous: '',
  seal: 'test:seal',
  ...what,
});

/** Replayed twice: the second time it is so already. */
const twice = async (person: Person, what: What) => [
  await replayWithdrawal(person.id, line(what)),
  await replayWithdrawal(person.id, line(what)),
];

const events = async (person: Person) =>
  (
    await database.admin.query<{ n: number }>('select count(*)::int as n from consent_events where subject_id = $1', [
      person.id,
    ])
  ).rows[0]?.n;

describe('the replay of a no', () => {
  it('to one topic, and of a pause and its end, leaves the yes as it is', async () => {
    expect(await twice(ines, { consent: 'marketing', decision: 'withdrawn', topic: 'events' })).toEqual([true, false]);
    expect(await twice(ines, { consent: 'marketing', decision: 'paused' })).toEqual([true, false]);
    const preferences = () => asSubject(ines, (tx) => readPreferences(tx, ines.id));
    expect(await preferences()).toMatchObject({ agreed: true, topicsOff: ['events'], pausedUntil: expect.any(Date) });
    expect(await twice(ines, { consent: 'marketing', decision: 'resumed' })).toEqual([true, false]);
    expect(await preferences()).toMatchObject({ agreed: true, pausedUntil: null });
  });

  it('to the whole ends the yes, in its place, by the actor of the replay, with no mail about it', async () => {
    const before = await queuedTemplates(ines.id);
    expect(await twice(ines, { consent: 'marketing', decision: 'withdrawn', place: 'oneClick' })).toEqual([
      true,
      false,
    ]);
    const { rows } = await database.admin.query(
      "select decision, place, actor from consent_events where subject_id = $1 and consent = 'marketing' order by sequence desc limit 1",
      [ines.id],
    );
    expect(rows).toEqual([{ decision: 'withdrawn', place: 'oneClick', actor: 'restore:replay' }]);
    const after = await queuedTemplates(ines.id);
    expect(after).toEqual(before.filter((template) => !template.startsWith('marketing-')));
  });

  it('to what the backup has no yes for writes nothing', async () => {
    const before = await events(otto);
    expect(await twice(otto, { consent: 'marketing', decision: 'withdrawn' })).toEqual([false, false]);
    expect(await twice(otto, { consent: 'profile', decision: 'withdrawn' })).toEqual([false, false]);
    expect(await twice(otto, { consent: 'not-in-this-policy', decision: 'withdrawn' })).toEqual([false, false]);
    expect(await twice(otto, { consent: 'marketing', decision: 'withdrawn', topic: 'surveys' })).toEqual([
      false,
      false,
    ]);
    expect(await events(otto)).toBe(before);
  });

  it('by a signal of the browser needs no yes before it', async () => {
    expect(await twice(otto, { consent: 'saleAndSharing', decision: 'refused', place: 'signal' })).toEqual([
      true,
      false,
    ]);
  });

  it('in a later form leaves the optional items of an earlier inquiry, and a withdrawal destroys them', async () => {
    const titles = async () =>
      (await database.admin.query('select job_title is null as gone from inquiries where subject_id = $1', [ines.id]))
        .rows;
    await replayWithdrawal(ines.id, line({ consent: 'inquiryOptional', decision: 'refused', place: 'contact' }));
    expect(await titles()).toEqual([{ gone: false }]);
    await replayWithdrawal(ines.id, line({ consent: 'inquiryOptional', decision: 'withdrawn' }));
    expect(await titles()).toEqual([{ gone: true }]);
  });
});
