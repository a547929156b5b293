import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { attest, withdrawAttestation } from '@/lib/attestations/attest';
import { listStanding } from '@/lib/attestations/standing';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { type JobName, jobNames, noteRun } from '@/lib/jobs/job-runs';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sealAudit } from '@/lib/jobs/seal-audit';
import { canonicalJson } from '@/lib/policy/content-hash';
import { policy } from '@/lib/policy/current';
import { published } from '@/lib/policy/in-force';
import { toJson } from '@/lib/policy/to-json';
import { tamper, waitUntilSealable } from '@/lib/testing/audit-trail';
import { goodPassword, makePerson, startSignUp } from '@/lib/testing/people';
import { ageRequest, makeRequest } from '@/lib/testing/requests';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { describeProof } from './describe-proof';
import { readLive } from './live';
import { namedTests } from './named-tests';
import { openPoints } from './open-points';
import { proveSections } from './read-proof';

const smtp = await startSmtp();
const database = useDatabase({ SMTP_URL: smtp.url });
const rows = async (query: string) => (await database.admin.query(query)).rows;

const started = new Date(Date.now() - 3_600_000);
const live = (startedAt = started) => readLive(new Date(), startedAt);
const codeOf = async (id: keyof Awaited<ReturnType<typeof live>>) => (await live())[id]?.code;
const allRan = async () => {
  for (const job of jobNames) await noteRun(job, 'done');
};

const there = new Set(Object.values(namedTests).flat());
const results = Object.fromEntries([...there].map((test) => [test, 'passed' as const]));
const tests = { there, run: { at: new Date(), isOfThisBuild: true, results } };
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
};

const prove = async () =>
  proveSections(policy, {
    now: new Date(),
    startedAt: started,
    live: await live(),
    tests,
    standing: await listStanding(),
  });

describe('a server that has just started', () => {
  it('has seen nothing run yet, and calls nothing broken but what is', async () => {
    const seen = Object.entries(await live(new Date()));
    const amber = seen.filter(([, each]) => each?.state === 'amber').map(([id]) => id);
    expect(amber).toEqual(['backups']);
    expect(await live(new Date())).toMatchObject({
      'retention-sweep': { state: 'unknown', code: 'not-run-yet', at: null },
      'request-clock': { state: 'kept', code: 'none-overdue' },
    });
  });
});

describe('what is seen of a control that runs', () => {
  beforeAll(allRan);

  it.each([
    ['retention-sweep', 'sweep'],
    ['marketing-lapse', 'renewals'],
    ['change-told', 'policy-notices'],
    ['mail-delivery', 'mailer'],
    ['audit-seal', 'audit-seal'],
    ['restored-erasures', 'erasure-ledger'],
    ['stripe-deletion', 'erasures'],
  ] as const)('of %s is whether its job runs, fails or is late', async (id, job: JobName) => {
    expect((await live())[id]?.state).toBe('kept');
    await noteRun(job, 'failed');
    expect(await codeOf(id)).toBe('failed');
    await noteRun(job, 'done');
    await database.admin.query(
      "update job_runs set done_at = done_at - interval '1 hour', failed_at = null where job = $1",
      [job],
    );
    expect(await codeOf(id)).toBe('late');
    await noteRun(job, 'done');
    expect((await live())[id]?.state).toBe('kept');
  });

  it('of mail is one that waits for too long, and one that was given up', async () => {
    await startSignUp('waits@portal.test');
    expect(await codeOf('mail-delivery')).toBe('ran');
    await rows("update outbox set created_at = now() - interval '31 minutes'");
    expect(await codeOf('mail-delivery')).toBe('mail-waits');
    await rows('update outbox set failed_at = now()');
    expect(await codeOf('mail-delivery')).toBe('mail-given-up');
    await rows('update outbox set failed_at = null, next_try_at = now()');
    await runMailer();
    expect(await codeOf('mail-delivery')).toBe('ran');
  });

  it('of the audit trail is the newest seal, and what has waited for one', async () => {
    await makePerson('sealed@portal.test');
    await waitUntilSealable(database.admin);
    await sealAudit();
    expect(await codeOf('audit-seal')).toBe('sealed');
    await makePerson('unsealed@portal.test');
    expect(await codeOf('audit-seal')).toBe('sealed');
    await tamper(
      database.admin,
      "update audit_events e set at = at - interval '3 minutes' where not exists (select from audit_seals s where s.sequence = e.sequence)",
    );
    expect(await codeOf('audit-seal')).toBe('unsealed');
  });

  it('of the ledger of erasures is an entry that waits to be written', async () => {
    await closeAccount(await makePerson('gone@portal.test'), goodPassword, 'now');
    await rows("update erasure_entries set at = now() - interval '3 minutes'");
    expect(await codeOf('restored-erasures')).toBe('ledger-waits');
    await exportEntries();
    expect(await codeOf('restored-erasures')).toBe('ran');
  });

  it('of requests is whether one is overdue', async () => {
    const id = await makeRequest(await makePerson('waiting@portal.test'), { law: 'pipa' });
    expect(await codeOf('request-clock')).toBe('none-overdue');
    await ageRequest(database.admin, id, '12 days');
    expect(await codeOf('request-clock')).toBe('requests-overdue');
  });

  it('of keys is whether the newest wraps them all', async () => {
    expect(await codeOf('key-rotation')).toBe('rotated');
    await rows(
      "update subject_keys set kek_id = 'a-former-one' where subject_id = (select min(subject_id) from subject_keys)",
    );
    expect(await codeOf('key-rotation')).toBe('not-rotated');
  });
});

describe('the proof', () => {
  it('tells of all sixteen sections what keeps them, and a fault of one control in each that rests on it', async () => {
    const { sections } = await prove();
    expect(sections.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));
    for (const { lines, blocks } of sections) {
      expect(lines.length).toBeGreaterThan(0);
      for (const { type, keptBy } of blocks) expect(type === 'heading' ? 1 : keptBy.length).toBeGreaterThan(0);
    }
    expect(sections.find(({ id }) => id === 's15')?.state).toBe('kept');
    const gone = new Set([...tests.there].filter((test) => !test.startsWith('e2e/links.spec.ts')));
    const shape = { now: new Date(), startedAt: started, live: await live(), standing: await listStanding() };
    const without = proveSections(policy, { ...shape, tests: { ...tests, there: gone } });
    const stateOf = (proof: typeof without, id: string) => proof.sections.find((section) => section.id === id)?.state;
    expect(stateOf(without, 's15')).toBe('amber');
    const untested = proveSections(policy, { ...shape, tests: { there, run: null } });
    expect(stateOf(untested, 's15')).toBe('untested');
    expect(untested.sections.filter(({ state }) => state === 'kept')).toEqual([]);
  });

  it('says for whom what is not kept waits, with each section it concerns', async () => {
    const proof = await prove();
    const amber = proof.sections.filter(({ state }) => state === 'amber').map(({ id }) => id);
    const points = openPoints(proof.sections);
    expect(points.map(({ reason }) => reason)).toContain('not-attested');
    expect(
      new Set(
        points.filter(({ reason }) => reason !== 'not-seen').flatMap(({ sections }) => sections.map(({ id }) => id)),
      ),
    ).toEqual(new Set(amber));
    const machines = describeProof(proof);
    for (const { keptBy } of machines.waitsFor)
      for (const id of keptBy) expect(machines.keptBy[id]?.state).not.toBe('kept');
    const untested = proveSections(policy, {
      now: new Date(),
      startedAt: started,
      live: {},
      tests: { there, run: null },
      standing: new Map(),
    });
    expect(openPoints(untested.sections).map(({ reason }) => reason)).toEqual(['not-attested', 'untested']);
  });

  it('names the policy in force by the hash that its file has, and was published with', async () => {
    const { sha256, recordedOn } = describeProof(await prove()).policy;
    const { content } = JSON.parse(toJson(policy));
    expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(sha256);
    expect([sha256, recordedOn]).toEqual([published[policy.version]?.sha256, published[policy.version]?.recordedOn]);
  });

  it('has a promise of people amber until it is attested, again when that is over, and when it is withdrawn', async () => {
    const stateOf = async (now = new Date()) => {
      const proof = proveSections(policy, {
        now,
        startedAt: started,
        live: {},
        tests,
        standing: await listStanding(),
      });
      return proof.sections.find(({ id }) => id === 's9')?.state;
    };
    expect(await stateOf()).toBe('amber');
    const department = policy.contacts[0]?.department ?? '';
    const given = { attestation: 'contacts', department, doneOn: '2026-01-01', evidence: 'A call' };
    const attested = await attest('jin', { ...given, expiresOn: '2027-01-01' });
    expect(await stateOf(new Date('2026-12-31T12:00:00Z'))).toBe('kept');
    expect(await stateOf(new Date('2027-01-01T00:00:00Z'))).toBe('amber');
    if (attested.ok) await withdrawAttestation('jin', attested.value, 'Nobody answered');
    expect(await stateOf(new Date('2026-12-31T12:00:00Z'))).toBe('amber');
  });

  it('names nobody, tells no number but those of the sections, and no evidence', async () => {
    const department = policy.contacts[0]?.department ?? '';
    const days = { doneOn: '2026-01-01', expiresOn: '2027-01-01' };
    await attest('handler-jin', { attestation: 'training', department, ...days, evidence: 'secret-evidence' });
    const text = JSON.stringify(describeProof(await prove()));
    const people = await rows('select id from subjects');
    expect(people.length).toBeGreaterThan(3);
    for (const secret of [
      ...people.map(({ id }) => id),
      '@portal.test',
      'handler-jin',
      'secret-evidence',
      'a-former-one',
    ])
      expect(text).not.toContain(secret);
    expect(numbersIn(JSON.parse(text))).toEqual(policy.sections.map(({ number }) => number));
    expect(JSON.parse(text).keptBy['people:training']).toMatchObject({ state: 'kept', department, ...days });
  });
});
