import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { outcomes } from '@/lib/data-rights/erase/certificate-schema';
import { obstacles, stepStates, stores } from '@/lib/data-rights/erase/erasure';
import { policy } from '@/lib/policy/current';
import { makeErasure } from '@/lib/testing/erasures';
import { testSettings } from '@/lib/testing/test-settings';
import { ErasureReport } from './erasure-report';
import { stepWords, titles } from './words';

beforeAll(() => {
  Object.assign(process.env, testSettings('postgresql://nobody@127.0.0.1/none'));
});

type Changes = Parameters<typeof makeErasure>[0];

const atErasure = new Date('2026-02-28T10:21:30Z');
const later = new Date('2026-06-01T00:00:00Z');

const read = (changes: Changes = {}, now = atErasure) =>
  renderToStaticMarkup(<ErasureReport erasure={makeErasure(changes)} now={now} isLocal={false} />)
    .replaceAll('&#x27;', "'")
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const open = (changes: Changes): Changes => ({ completedAt: null, ...changes });

describe('how a store stands', () => {
  const at = new Date(0);

  it('is told in words of its own for each state and each obstacle', () => {
    for (const store of stores) {
      const said = [
        ...stepStates.map((state) => stepWords({ store, state, obstacle: null, at })),
        ...obstacles.map((obstacle) => stepWords({ store, state: 'assistance', obstacle, at })),
      ];
      expect(new Set(said.map(({ state }) => state)).size).toBe(stepStates.length + obstacles.length);
      expect(said.filter(({ next }) => next !== null)).toHaveLength(2 + obstacles.length);
    }
  });

  it('stands on the page with what comes next, and at Stripe with the way to ask there directly', () => {
    for (const obstacle of obstacles) {
      const page = read(open({ states: { stripe: 'assistance' }, obstacle }));
      const words = stepWords({ store: 'stripe', state: 'assistance', obstacle, at });
      for (const sentence of [words.state, words.next ?? '', 'One place is not done yet', 'ask Stripe directly'])
        expect(page).toContain(sentence);
    }
    const waiting = read(open({ states: { copies: 'waiting', outbox: 'waiting' } }));
    expect(waiting).toContain('2 places are not done yet');
    expect(waiting).toContain('tried again by itself');
    expect(waiting).not.toContain('ask Stripe directly');
  });
});

describe('the page of an erasure', () => {
  it('shows the certificate and its file once everything is done, and not before', () => {
    const file = '/api/download/certificates/erasure-of-nobody-0001';
    const html = (changes: Changes) =>
      renderToStaticMarkup(<ErasureReport erasure={makeErasure(changes)} now={atErasure} isLocal={false} />);
    for (const stripe of outcomes) expect(html({ states: { stripe } })).toContain(file);
    for (const stripe of ['waiting', 'assistance'] as const)
      expect(html(open({ states: { stripe } }))).not.toContain(file);
  });

  it('tells what remains whether it is done or not', () => {
    for (const page of [read(), read(open({ states: { stripe: 'waiting' } }))])
      for (const words of ['Consent decisions, without a link to anybody', 'Copies in backups', '30 March 2026'])
        expect(page).toContain(words);
  });

  it('tells of the mail that confirms it for as long as its copy of the address can be there', () => {
    const mail = 'One last mail confirms it';
    expect(read()).toContain(`${mail}. It needs a copy of your address, which is kept until that mail is sent`);
    expect(read({}, later)).not.toContain(mail);
    expect(read(open({ states: { stripe: 'waiting' } }), later)).toContain(`${mail} once every place is done`);
    expect(read(open({ states: { stripe: 'waiting' } }), later)).toContain('kept until Stripe has answered');
    expect(read({ cause: 'restored' })).not.toContain(mail);
  });

  it('tells of each cause by another title, and of what an investigation keeps', () => {
    expect(new Set(Object.values(titles)).size).toBe(4);
    expect(read()).toContain('and with it the key it was sealed with');
    const held = read({ isHeld: true });
    expect(held).toContain('except what an investigation keeps');
    expect(held).not.toContain('and with it the key it was sealed with');
  });

  it('calls an inquiry an inquiry, and says that others from the address stand', () => {
    const asked = read({ cause: 'asked' });
    expect(asked).toContain('What we held of your inquiry has been destroyed');
    expect(asked).toContain('Others from your address, and an account, stand as they were');
    expect(asked).not.toContain('What we held about you');
    expect(read()).toContain('What we held about you has been destroyed');
  });

  it('leads to nothing that needs a session', () => {
    const linksOf = (changes: Changes) => {
      const html = renderToStaticMarkup(
        <ErasureReport erasure={makeErasure(changes)} now={atErasure} isLocal={false} />,
      );
      return [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    };
    expect(linksOf(open({ states: { stripe: 'waiting' } }))).toEqual([
      '/sign-up',
      policy.processors.stripe.policyUrl,
      `mailto:${policy.mailboxes[0]}`,
    ]);
    expect(linksOf({})).toEqual([
      '/sign-up',
      '/verify',
      '/api/download/certificates/erasure-of-nobody-0001',
      `/policy/${policy.version}`,
    ]);
  });
});
