import { beforeAll, describe, expect, it } from 'vitest';
import { asHandler, recordLook } from '@/lib/db/doors';
import { policy } from '@/lib/policy/current';
import type { PolicyShape } from '@/lib/policy/types';
import { makeDisclosure, makeHold } from '@/lib/testing/holds';
import { makePerson, type Person } from '@/lib/testing/people';
import { readCopyText } from '@/lib/testing/read-copy';
import { useDatabase } from '@/lib/testing/use-database';
import { withdrawConsent } from '../change-consent';
import { disclosureSchema } from '../hold/schema';
import { readLegalRecords } from '../legal-records';
import { readOverview } from '../overview';
import { approveDisclosure, findYes, recordDisclosure } from './disclosures';
import { listDisclosures, showDisclosure } from './list-disclosures';
import { thirdPartyConsent } from './third-party-consent';

const database = useDatabase();

let ines: Person;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
});

const person = { email: 'ines@portal.test' };
const toPolice = {
  person,
  items: ['email' as const],
  basis: 'authority' as const,
  recipient: 'The police of Testville',
  law: 'Code of criminal procedure, section 1',
  tellingForbiddenBy: null,
};
const toPartner = { person, items: ['email' as const], basis: 'consent' as const, recipient: 'Partner Ltd' };

/** The policy with a purpose of its own for one third party, resting on whatever consent the ledger knows. */
const withPartner = (change: Partial<PolicyShape['consents'][string]> = {}): PolicyShape => {
  const { marketing, ...others } = policy.consents;
  const consents = {
    ...others,
    marketing: { ...marketing, kind: 'third-party' as const, recipient: 'Partner Ltd', ...change },
  };
  return { ...policy, consents };
};

describe('a disclosure to an authority', () => {
  it('takes two handlers, and its person sees to whom and under which law', async () => {
    const recorded = await recordDisclosure('jin', toPolice);
    const id = recorded.ok ? (recorded.value[0] ?? '') : '';
    expect((await readLegalRecords(ines)).disclosures).toEqual([]);
    expect(await approveDisclosure('JIN', id)).toEqual({ ok: false, error: 'same-handler' });
    expect((await listDisclosures('jin', 'waiting')).map((each) => each.id)).toEqual([id]);
    expect(await approveDisclosure('mia', id)).toEqual({ ok: true, value: null });
    expect(await approveDisclosure('mia', id)).toEqual({ ok: false, error: 'approved-already' });
    expect((await readLegalRecords(ines)).disclosures).toMatchObject([
      {
        id,
        items: ['email'],
        basis: 'authority',
        recipient: toPolice.recipient,
        law: toPolice.law,
        at: expect.any(Date),
      },
    ]);
    expect(await showDisclosure('noor', id)).toEqual({
      ok: true,
      value: { recipient: toPolice.recipient, law: toPolice.law },
    });
    expect(await listDisclosures('jin', 'all')).toMatchObject([{ id, proposedBy: 'jin', approvedBy: 'mia' }]);
  });

  it('of nobody, or that is not there, is refused', async () => {
    const nobody = { ...toPolice, person: { email: 'nobody@portal.test' } };
    expect(await recordDisclosure('jin', nobody)).toEqual({ ok: false, error: 'nobody' });
    expect(await approveDisclosure('mia', 'none')).toEqual({ ok: false, error: 'not-found' });
    expect(await showDisclosure('mia', 'none')).toEqual({ ok: false, error: 'not-found' });
  });

  it('needs the law it rests on', () => {
    const { law, ...without } = toPolice;
    expect([disclosureSchema.safeParse(toPolice).success, disclosureSchema.safeParse(without).success, law]).toEqual([
      true,
      false,
      toPolice.law,
    ]);
  });
});

describe('what a law forbids to tell', () => {
  it('shows in nothing the person can read: not My Data, not the copy, not the audit trail', async () => {
    const otto = await makePerson('otto@portal.test');
    const read = async () => {
      const copy = await readCopyText(otto);
      const { holds } = await readOverview(otto);
      return {
        holds,
        records: await readLegalRecords(otto),
        copy: copy.replace(/\d{4}-\d\d-\d\d[T ][\d:.]+(Z| UTC)/g, 'then'),
      };
    };
    const before = await read();
    const forbidden = 'Code of criminal procedure, section 2';
    await makeHold('otto@portal.test', ['email'], forbidden);
    await makeDisclosure('otto@portal.test', forbidden);
    expect(await read()).toEqual(before);
    const { rows } = await database.admin.query(
      "select count(*)::int from audit_events where subject_ref = $1 and action ~ 'holds|disclosures'",
      [otto.id],
    );
    expect(rows[0].count).toBeGreaterThanOrEqual(6);
  });

  it('and what it does not forbid, shows with the handlers who looked', async () => {
    const mia = await makePerson('mia@portal.test');
    await makeHold('mia@portal.test', ['email']);
    expect((await readOverview(mia)).holds).toBe(1);
    expect((await readLegalRecords(mia)).holds).toMatchObject([
      { ground: 'A suspicion about mia@portal.test', liftedAt: null },
    ]);
    expect(await readCopyText(mia)).toContain('look.holds');
  });
});

describe('a disclosure to a third party', () => {
  it('is refused while the policy has no purpose for it', async () => {
    expect(thirdPartyConsent(policy, 'Partner Ltd')).toBeNull();
    expect(await recordDisclosure('jin', toPartner)).toEqual({ ok: false, error: 'no-such-purpose' });
  });

  it('needs a purpose that names that one and serves nothing else', () => {
    expect(thirdPartyConsent(withPartner(), 'Partner Ltd')).toMatchObject({ id: 'marketing' });
    expect(thirdPartyConsent(withPartner(), 'Another Ltd')).toBeNull();
    expect(thirdPartyConsent(withPartner({ purpose: 'service' }), 'Partner Ltd')).toBeNull();
  });

  it('is refused for items that the consent does not cover, and rests on the newest yes until it is taken back', async () => {
    const tooMuch = { ...toPartner, items: ['email' as const, 'ipAddress' as const] };
    expect(await recordDisclosure('jin', tooMuch, withPartner())).toEqual({ ok: false, error: 'items-not-covered' });
    const recorded = await recordDisclosure('jin', toPartner, withPartner());
    const { rows } = await database.admin.query(
      'select d.id, e.consent, e.decision from disclosures d join consent_events e using (receipt_id) where basis = $1',
      ['consent'],
    );
    expect(rows).toEqual([{ id: recorded.ok && recorded.value[0], consent: 'marketing', decision: 'granted' }]);
    const waiting = await recordDisclosure('jin', toPartner, withPartner());
    expect(await approveDisclosure('mia', rows[0].id)).toEqual({ ok: true, value: null });
    await withdrawConsent(ines, 'marketing');
    expect(waiting.ok && (await approveDisclosure('mia', waiting.value[0] ?? ''))).toEqual({
      ok: false,
      error: 'no-consent',
    });
    expect(await recordDisclosure('jin', toPartner, withPartner())).toEqual({ ok: false, error: 'no-consent' });
  });

  it('the ledger is asked for the person looked at, for this purpose, and for nobody else', async () => {
    const noor = await makePerson('noor@portal.test', 'yes');
    const ask = (purpose: 'holds' | 'disclosures', looked: string) =>
      asHandler('jin', purpose, async (tx) => {
        await recordLook(tx, looked);
        return findYes(tx, noor.id, 'marketing');
      });
    expect(await ask('disclosures', noor.id)).toEqual(expect.any(String));
    expect(await ask('disclosures', ines.id)).toBeNull();
    expect(await ask('holds', noor.id)).toBeNull();
  });
});
