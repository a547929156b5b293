import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataMap } from '@/lib/data-map/data-map';
import { policy } from '@/lib/policy/current';
import { versions } from '@/lib/policy/versions';
import { publicKeys } from '@/lib/signing/signing-keys';
import { verifyDocument } from '@/lib/signing/verify-document';
import { makeErasure } from '@/lib/testing/erasures';
import { testSettings } from '@/lib/testing/test-settings';
import { makeCertificate } from './certificate';
import { certificateFile } from './certificate-file';
import { certificateSchema, outcomes } from './certificate-schema';
import { outcomeWords, storeName } from './certificate-words';
import { type Erasure, stepStates, stores } from './erasure';

beforeAll(() => {
  Object.assign(process.env, testSettings('postgresql://nobody@127.0.0.1/none'));
});

const causes = ['closed', 'asked', 'restored'] as const;

/** Every complete erasure there can be. */
const anyErasure = fc
  .record({
    cause: fc.constantFrom(...causes),
    isHeld: fc.boolean(),
    isSuppressed: fc.boolean(),
    states: fc.record({
      records: fc.constantFrom(...outcomes),
      sessions: fc.constantFrom(...outcomes),
      outbox: fc.constantFrom(...outcomes),
      copies: fc.constantFrom(...outcomes),
      stripe: fc.constantFrom(...outcomes),
    }),
    counts: fc.dictionary(fc.constantFrom(...Object.keys(dataMap), 'shoeSizes'), fc.nat()),
  })
  .map(makeErasure);

const whats = (erasure: Erasure) => makeCertificate(erasure).remains.map(({ what }) => what);

describe('a certificate of destruction', () => {
  it('of every erasure that is complete has every field, and is the same whenever it is made', () => {
    fc.assert(
      fc.property(anyErasure, (erasure) => {
        const certificate = makeCertificate(erasure);
        expect(certificateSchema.safeParse(certificate).error?.issues).toBeUndefined();
        expect(JSON.stringify(makeCertificate(structuredClone(erasure)))).toBe(JSON.stringify(certificate));
      }),
    );
  });

  it('is the same whatever the order in which counts and steps were read', () => {
    const erasure = makeErasure();
    const turned = {
      ...erasure,
      counts: Object.fromEntries(Object.entries(erasure.counts).reverse()),
      steps: [...erasure.steps].reverse(),
    };
    expect(JSON.stringify(makeCertificate(turned))).toBe(JSON.stringify(makeCertificate(erasure)));
  });

  it('cannot be made before the erasure is complete, of a store left out, or under a policy that never was', () => {
    expect(() => makeCertificate(makeErasure({ completedAt: null }))).toThrow('is not complete');
    for (const store of stores)
      for (const state of ['waiting', 'assistance'] as const)
        expect(() => makeCertificate(makeErasure({ states: { [store]: state } }))).toThrow(`before ${store} is`);
    const lacking = makeErasure();
    expect(() => makeCertificate({ ...lacking, steps: lacking.steps.slice(1) })).toThrow('before records is');
    expect(() => makeCertificate(makeErasure({ policyVersion: '1999-01-01' }))).toThrow('1999-01-01, which is gone');
  });

  it('is signed as a file of its number that anybody can check', async () => {
    const { filename, content } = await certificateFile(makeErasure());
    expect(filename).toBe('certificate-erasure-of-nobody-0001.json');
    expect(await verifyDocument(content, publicKeys())).toMatchObject({
      ok: true,
      value: { kind: 'destruction-certificate', document: { certificate_id: 'erasure-of-nobody-0001' } },
    });
    expect((await certificateFile(makeErasure())).content).toBe(content);
  });
});

describe('what a certificate says', () => {
  it('of each store tells every end in words of its own', () => {
    for (const store of stores) expect(new Set(outcomes.map((end) => outcomeWords(store, end))).size).toBe(4);
    expect(new Set(stores.map((store) => storeName(store, policy))).size).toBe(stores.length);
    fc.assert(
      fc.property(anyErasure, (erasure) => {
        const { destroyed } = makeCertificate(erasure);
        expect(destroyed.stores.map(({ store, outcome }) => [store, outcome])).toEqual(
          erasure.steps.map(({ store, state }) => [store, state]),
        );
      }),
    );
    expect(stepStates.filter((state) => !['waiting', 'assistance'].includes(state))).toEqual(outcomes);
  });

  it('of who wanted it tells each cause in words of its own', () => {
    const words = causes.map((cause) => makeCertificate(makeErasure({ cause })).in_words.cause);
    expect(new Set(words).size).toBe(causes.length);
  });

  it('of the records gives each kind, its number, and what the policy calls what it can hold', () => {
    const { records } = makeCertificate(makeErasure()).destroyed;
    expect(records).toContainEqual({ record: 'inquiries', name: 'Inquiries', count: 2, items: expect.any(Array) });
    expect(records).toContainEqual({
      record: 'visits',
      name: 'Visits',
      count: 41,
      items: [policy.items.visitTime.label, policy.items.ipAddress.label, policy.items.usageRecord.label],
    });
    expect(makeCertificate(makeErasure({ counts: { visits: 0 } })).destroyed.records).toEqual([]);
  });

  it('of what stays, and until when, follows the row and the policy', () => {
    const plain = makeErasure({ isSuppressed: false });
    for (const words of [
      'Consent decisions',
      'The log',
      'Copies in backups',
      'erasure ledger',
      'Inquiries sent signed out',
    ])
      expect(whats(plain).join('\n')).toContain(words);
    for (const words of ['keyed hash of the address', 'investigation', 'Stripe'])
      expect(whats(plain).join('\n')).not.toContain(words);
    const all = makeCertificate(makeErasure({ isHeld: true, states: { stripe: 'not-found' } })).remains;
    expect(all).toContainEqual(
      expect.objectContaining({
        what: expect.stringContaining('investigation'),
        until: 'Until the investigation ends',
      }),
    );
    expect(all).toContainEqual(
      expect.objectContaining({ what: expect.stringMatching(/^Stripe/), until: policy.processors.stripe.kept }),
    );
    const suppression = policy.retention.find(({ id }) => id === 'suppression');
    expect(all).toContainEqual(
      expect.objectContaining({ until: suppression?.kept, until_at: '2029-02-28T10:20:30.400Z' }),
    );
  });

  it('of the address for the last mail counts from when the last store was done, and knows of none after a restore', () => {
    const farewellOf = (erasure: Erasure) =>
      makeCertificate(erasure).remains.find(({ what }) => what.startsWith('A sealed copy of the address'))?.until_at;
    const late = makeErasure({ completedAt: new Date('2026-05-01T10:00:00Z') });
    expect(farewellOf(late)).toBe('2026-05-04T10:00:00.000Z');
    expect(farewellOf(makeErasure({ cause: 'asked' }))).toBe('2026-03-03T10:21:00.000Z');
    expect(farewellOf(makeErasure({ cause: 'restored' }))).toBeUndefined();
  });

  it('of the key says that it is destroyed, and of a hold that it is kept until the investigation ends', () => {
    const { method } = makeCertificate(makeErasure());
    expect(method).toMatchObject({ key: 'destroyed', standard: 'NIST SP 800-88 Rev. 2', cipher: 'AES-256-GCM' });
    expect(method.in_words.join(' ')).toContain('That key was destroyed with them');
    expect(method.in_words.join(' ')).toContain('overwritten on 30 March 2026 at 10:20:30 UTC');
    const held = makeCertificate(makeErasure({ isHeld: true })).method;
    expect(held.key).toBe('kept');
    expect(held.in_words.join(' ')).not.toContain('That key was destroyed');
  });

  it('points to places that stand in its version of the policy', () => {
    for (const { version, notes, sections } of versions) {
      const places = [...notes.map(({ id }) => `note-${id}`), ...sections.map(({ id }) => id)];
      const all = makeErasure({ policyVersion: version, isHeld: true, states: { stripe: 'destroyed' } });
      for (const { policy_address, what } of makeCertificate(all).remains) {
        const { pathname, hash } = new URL(policy_address);
        expect([what, pathname]).toEqual([what, `/policy/${version}`]);
        expect(places, what).toContain(hash.slice(1));
      }
    }
  });
});

describe('a hold that a law forbids to mention', () => {
  /** What such a hold changes in the row of an erasure: which rows go, and which of them stay. */
  const traces = fc.record(
    {
      subjects: fc.nat(1),
      subjectKeys: fc.nat(1),
      legalHolds: fc.nat(),
      heldRecords: fc.nat(),
      disclosures: fc.nat(),
      auditDetails: fc.nat(),
      consentEvents: fc.nat(),
      auditEvents: fc.nat(),
    },
    { requiredKeys: [] },
  );

  it('leaves no trace in any certificate', () => {
    fc.assert(
      fc.property(anyErasure, traces, traces, (erasure, some, others) => {
        const certificateWith = (rows: object) =>
          JSON.stringify(makeCertificate({ ...erasure, counts: { visits: 3, ...rows } }));
        expect(certificateWith(some)).toBe(certificateWith(others));
      }),
    );
  });

  it('is reserved in the same words in every certificate', () => {
    const reservations = new Set<string>();
    fc.assert(fc.property(anyErasure, (erasure) => void reservations.add(makeCertificate(erasure).reservation)));
    expect([...reservations]).toEqual([expect.stringContaining('tells nothing by standing in this one')]);
  });
});
