import { describe, expect, it } from 'vitest';
import { asHandler, asSystem } from '@/lib/db/doors';
import { attestations } from '@/lib/db/tables/attestations';
import { errorCode } from '@/lib/error-code';
import { policy } from '@/lib/policy/current';
import { useDatabase } from '@/lib/testing/use-database';
import { attest, withdrawAttestation } from './attest';
import { attestationSchema, withdrawalSchema } from './schema';
import { listAttestations, listStanding } from './standing';

const database = useDatabase();

const now = new Date('2026-11-24T12:00:00Z');
const [department = ''] = policy.contacts.map((contact) => contact.department);
const training = {
  attestation: 'training',
  department,
  doneOn: '2026-11-20',
  expiresOn: '2027-11-20',
  evidence: 'The list of those present',
};

async function given(change: Partial<typeof training> = {}): Promise<string> {
  const result = await attest('jin', { ...training, ...change }, now);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const codeOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => 'nothing',
    (error: unknown) => errorCode(error),
  );

describe('an attestation', () => {
  it('tells the public the department and the days, and a handler the rest', async () => {
    const id = await given();
    const standing = (await listStanding()).get('training');
    expect(standing).toEqual({ attestation: 'training', department, doneOn: '2026-11-20', expiresOn: '2027-11-20' });
    expect(await listAttestations('mia')).toMatchObject([{ id, by: 'jin', evidence: training.evidence, reason: null }]);
  });

  it('goes before an older one, whichever was written down first, and gives way to it when withdrawn', async () => {
    const newer = await given({ attestation: 'paper', doneOn: '2026-11-10', expiresOn: '2027-05-10' });
    await given({ attestation: 'paper', doneOn: '2026-01-10', expiresOn: '2026-05-10' });
    const doneOn = async () => (await listStanding()).get('paper')?.doneOn;
    expect(await doneOn()).toBe('2026-11-10');
    expect(await withdrawAttestation('mia', newer, 'Nobody was there')).toEqual({ ok: true, value: null });
    expect(await doneOn()).toBe('2026-01-10');
    expect(await withdrawAttestation('mia', newer, 'again')).toEqual({ ok: false, error: 'withdrawn-already' });
    expect((await listAttestations('jin')).find(({ id }) => id === newer)).toMatchObject({
      withdrawnBy: 'mia',
      reason: 'Nobody was there',
    });
  });

  it.each([
    ['not-done-yet', { doneOn: '2026-11-25' }],
    ['expires-before', { expiresOn: '2026-11-20' }],
    ['expires-too-late', { expiresOn: '2027-11-21' }],
  ])('is refused as %s', async (error, change) => {
    expect(await attest('jin', { ...training, ...change }, now)).toEqual({ ok: false, error });
  });

  it('that is not there, or is itself a withdrawal, cannot be withdrawn', async () => {
    expect(await withdrawAttestation('jin', 'none', 'x')).toEqual({ ok: false, error: 'not-found' });
    const { rows } = await database.admin.query('select id from attestations where withdraws is not null');
    expect(rows.length).toBeGreaterThan(0);
    expect(await withdrawAttestation('jin', rows[0].id, 'x')).toEqual({ ok: false, error: 'not-found' });
  });

  it('is about something that the policy has people do, by a department it names, and on evidence', () => {
    expect(attestationSchema.safeParse(training).success).toBe(true);
    for (const change of [{ attestation: 'prayer' }, { department: 'Jin' }, { evidence: ' ' }, { name: 'Jin' }])
      expect(attestationSchema.safeParse({ ...training, ...change }).success).toBe(false);
    expect(withdrawalSchema.safeParse({ reason: ' ' }).success).toBe(false);
  });
});

describe('the database', () => {
  const row = { id: 'x', ...training };
  const as = (purpose: 'attestations' | 'inquiries', values: Partial<typeof attestations.$inferInsert>) =>
    codeOf(asHandler('jin', purpose, (tx) => tx.insert(attestations).values({ ...row, ...values })));

  it('takes no attestation in the name of another, of another time, for another purpose, or for longer than a year', async () => {
    expect(await as('attestations', { by: 'mia' })).toBe('42501');
    expect(await as('attestations', { at: new Date(0) })).toBe('42501');
    expect(await as('attestations', { doneOn: '2999-01-01', expiresOn: '2999-02-01' })).toBe('42501');
    expect(await as('inquiries', {})).toBe('42501');
    expect(await as('attestations', { expiresOn: '2027-11-21' })).toBe('23514');
    expect(await as('attestations', { department: null })).toBe('23514');
  });

  it('lets nobody change or delete one, nor a job write one', async () => {
    const byHandler = (work: 'update' | 'delete') =>
      asHandler('jin', 'attestations', (tx) =>
        work === 'update' ? tx.update(attestations).set({ evidence: 'y' }) : tx.delete(attestations),
      );
    for (const work of ['update', 'delete'] as const) expect(await codeOf(byHandler(work))).toBe('42501');
    expect(await codeOf(asSystem('sweep', (tx) => tx.insert(attestations).values(row)))).toBe('42501');
  });
});
