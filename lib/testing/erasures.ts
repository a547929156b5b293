import { type Erasure, type Step, type Store, stores } from '@/lib/data-rights/erase/erasure';
import { policy } from '@/lib/policy/current';

const erasedAt = new Date('2026-02-28T10:20:30.400Z');

const done: Record<Store, Step['state']> = {
  records: 'destroyed',
  sessions: 'destroyed',
  outbox: 'nothing-held',
  copies: 'nothing-held',
  stripe: 'nothing-held',
};

/** A complete erasure of a person who exists nowhere; `states` says how its stores ended, or what they wait for. */
export function makeErasure({
  states = {},
  obstacle = null,
  ...changes
}: Partial<Omit<Erasure, 'steps'>> & {
  states?: Partial<Record<Store, Step['state']>>;
  obstacle?: Step['obstacle'];
} = {}): Erasure {
  return {
    id: 'erasure-of-nobody-0001',
    cause: 'closed',
    policyVersion: policy.version,
    requestedAt: new Date('2026-02-21T10:20:30.400Z'),
    erasedAt,
    completedAt: new Date('2026-02-28T10:21:00.000Z'),
    counts: { visits: 41, accounts: 1, profiles: 1, inquiries: 2, sessions: 1, subjects: 1, subjectKeys: 1 },
    isHeld: false,
    isSuppressed: true,
    backupsUntil: new Date('2026-03-30T10:20:30.400Z'),
    steps: stores.map((store) => {
      const state = states[store] ?? done[store];
      return { store, state, obstacle: state === 'assistance' ? obstacle : null, at: erasedAt };
    }),
    ...changes,
  };
}
