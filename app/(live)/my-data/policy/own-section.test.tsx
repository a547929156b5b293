import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ConsentState } from '@/lib/consent/current-consents';
import type { LedgerId } from '@/lib/consent/record-events';
import { heldItem } from '@/lib/data-rights/held-item';
import type { Overview } from '@/lib/data-rights/overview';
import { ownItems } from '@/lib/data-rights/own-items';
import { policy } from '@/lib/policy/current';
import { flowsShown } from '../flows-shown';
import type { OwnPolicy } from './own-policy';
import { OwnSection } from './own-section';

const then = new Date('2031-01-02T00:00:00Z');
const end = new Date('2034-01-02T00:00:00Z');

const said = (consent: LedgerId, change: Partial<ConsentState> = {}): [LedgerId, ConsentState] => [
  consent,
  {
    consent,
    decision: 'granted',
    pending: false,
    counts: true,
    at: then,
    until: null,
    place: 'signUp',
    policyVersion: policy.version,
    receiptId: 'r',
    covers: [],
    isOfOlderNotice: false,
    noticeHash: '',
    ...change,
  },
];

const bare: Overview = {
  email: 'ines@example.com',
  profileSince: null,
  given: [
    heldItem('accounts', 'email', 'email', 'ines@example.com', then, false),
    heldItem('accounts', 'passwordHash', 'password', 'hash', then, false),
  ],
  inquiries: [],
  visits: { count: 0, latest: null, goesAt: null, ipGoesAt: null },
  marketing: { granted: false, since: null, until: null },
  sessions: 1,
  newEmail: null,
  consentsGiven: 2,
  openRequests: 0,
  holds: 0,
  closesAt: null,
  restriction: null,
  atStripe: false,
};

function ownOf(
  change: Partial<Overview> = {},
  states: ReadonlyMap<LedgerId, ConsentState> = new Map([said('account'), said('abroad')]),
  more: Partial<OwnPolicy> = {},
): OwnPolicy {
  const overview = { ...bare, ...change };
  const records = more.records ?? { holds: [], disclosures: [] };
  return {
    overview,
    consents: { states, preferences: { agreed: overview.marketing.granted, topicsOff: [], pausedUntil: null } },
    records,
    looks: [],
    items: ownItems(overview, states),
    flows: flowsShown(overview, states, records),
    now: '2031-01-03T00:00:00Z',
    ...more,
  };
}

/** Each section as text, by its id. */
function read(own: OwnPolicy): Record<string, string> {
  const textOf = (id: string) => {
    const section = policy.sections.find((each) => each.id === id) ?? policy.sections[0];
    const html = section ? renderToStaticMarkup(<OwnSection section={section} own={own} />) : '';
    return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };
  return Object.fromEntries(policy.sections.map(({ id }) => [id, textOf(id)]));
}

describe('what the policy means for somebody with nothing but an account', () => {
  const text = read(ownOf());

  it('is said of every section, in one line where nothing is special', () => {
    expect(Object.keys(text)).toHaveLength(16);
    const general = Object.keys(text).filter((id) => text[id]?.includes('it means the same for everybody'));
    expect(general).toEqual(['s8', 's9', 's14', 's15']);
  });

  it('names what is held, under which consent, until when and by whom; and what is not held', () => {
    expect(text.s1).toContain(`Email, password`);
    expect(text.s1).toContain(`${policy.consents.account.label} agreed 2 January 2031`);
    expect(text.s1).toContain('Until you close your account');
    expect(text.s1).toContain('Amazon Web Services, USA');
    expect(text.s1).toContain('Not held: Name, country of residence,');
  });

  it('names nobody who has nothing', () => {
    expect(text.s2).toContain(`${policy.purposes.marketing.label} Nothing of yours`);
    expect(text.s3).toContain('Nothing of yours was given to anybody outside that we may tell you of');
    expect(text.s5).toContain('Stripe, Inc., USA Nothing of yours that is noted here');
    expect(text.s7).toContain('None of our staff opened your data, or none that we may tell you of');
    expect(text.s11).toContain('ines@example.com . No marketing mail.');
    expect(text.s13).toContain('Your account is open. No record at Stripe is noted.');
  });
});

describe('what the policy means for somebody of whom there is more', () => {
  const states = new Map([
    said('account'),
    said('marketing', { until: end }),
    said('profile', { policyVersion: '2024-01-01' }),
    said('profileOptional', { decision: 'withdrawn', counts: false }),
    said('inquiryOptional', { decision: 'refused', counts: false }),
    said('saleAndSharing', { decision: 'refused', counts: false }),
  ]);
  const text = read(
    ownOf(
      {
        given: [...bare.given, heldItem('profiles', 'name', 'name', 'Ines', then, true, true)],
        marketing: { granted: true, since: then, until: end },
        visits: { count: 3, latest: { at: then, ipAddress: null }, goesAt: end, ipGoesAt: null },
        atStripe: true,
        holds: 1,
        openRequests: 2,
        closesAt: end,
      },
      states,
      {
        looks: [{ sequence: 1, at: then, purpose: 'requests' }],
        records: {
          holds: [],
          disclosures: [
            { id: 'd', items: ['email'], basis: 'authority', recipient: 'A court', law: 'A law', at: then },
          ],
        },
      },
    ),
  );

  it('follows the consents that count', () => {
    expect(text.s1).toContain(policy.consents.marketing.label);
    expect(text.s2).toContain(`${policy.purposes.marketing.label} Email, name`);
    expect(text.s4).toContain('Your yes to marketing ends by itself 2 January 2034');
    expect(text.s10).toContain(`${policy.consents.profileOptional.label} Ended, by version`);
    expect(text.s10).toContain(`${policy.consents.inquiryOptional.label} No, by version`);
    expect(text.s12).toContain(`${policy.optOuts.saleAndSharing.label} You opted out`);
    expect(text.s16).toContain('Some of your decisions are of version 2024-01-01.');
  });

  it('names who has it, and who looked', () => {
    expect(text.s3).toContain('A court Email, 2 January 2031');
    expect(text.s5).toContain(policy.processors.stripe.itemsLabel);
    expect(text.s7).toContain('Our staff opened your data 1 time, last 2 January 2031');
  });

  it('says what is under way', () => {
    expect(text.s4).toContain('1 investigation keeps some of it past its end');
    expect(text.s6).toContain('2 requests of yours wait for our answer.');
    expect(text.s13).toContain('Your account closes 2 January 2034');
  });

  it('takes an IP address whose days are over for not held', () => {
    expect(text.s1).toMatch(/Not held: .*IP address/);
  });
});

it('says that nothing ends while the data is restricted', () => {
  const visits = { count: 1, latest: { at: then, ipAddress: '192.0.2.1' }, goesAt: end, ipGoesAt: end };
  const text = read(ownOf({ visits, restriction: { since: then, ground: 'accuracy' } }));
  expect(text.s1).toContain('The restriction ends');
  expect(text.s4).toContain('No period ends while your data is restricted.');
  expect(text.s6).toContain('Your data is restricted since 2 January 2031');
});
