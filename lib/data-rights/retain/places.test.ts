import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { idleMinutes, sessionHours } from '@/lib/auth/sessions';
import * as schema from '@/lib/db/schema';
import { policy } from '@/lib/policy/current';
import { retentionRule } from '@/lib/policy/retention-of';
import { untilOf } from './due';
import { notePlaces, placesById, rulePlaces } from './places';

const undated = ['account-closed', 'investigation-ended', 'processor-answered'];
const hasDate = ({ event }: { event: string }) => !undated.includes(event);

describe('the retention map', () => {
  it('has a place for every rule of the policy that a date ends, and for the end of an investigation', () => {
    const ended = policy.retention
      .filter(({ until }) => hasDate(until) || until.event === 'investigation-ended')
      .map(({ id }) => id);
    expect(ended.toSorted()).toEqual(Object.keys(rulePlaces).toSorted());
  });

  it('names each rule once', () => {
    const ids = policy.retention.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names a note of the policy where it names no rule', () => {
    const notes = policy.notes.map(({ id }) => id);
    for (const id of Object.keys(notePlaces)) expect(notes).toContain(id);
  });

  it('uses every second period that a rule has', () => {
    const used = placesById.flatMap(([id, place]) => (place.by === 'orUntil' ? [id] : []));
    const second = policy.retention.filter((rule) => 'orUntil' in rule).map(({ id }) => id);
    expect(used.toSorted()).toEqual(second.toSorted());
  });

  it('takes each period that counts from a time out of the policy', () => {
    for (const [id, place] of placesById) if (place.from) expect(hasDate(untilOf(id, place)), id).toBe(true);
  });

  it('blanks only what may be empty', () => {
    for (const [, { table, column }] of placesById) {
      if (column)
        expect(Object.entries(getTableColumns(schema[table])).find(([name]) => name === column)?.[1].notNull).toBe(
          false,
        );
    }
  });

  it('agrees with the sessions about their longest time, used and unused', () => {
    const { until, orUntil } = retentionRule('session');
    expect(until).toEqual({ event: 'recorded', hours: sessionHours });
    expect(orUntil).toEqual({ event: 'last-used', minutes: idleMinutes });
  });
});
