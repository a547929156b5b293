import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CollectionPointId, policy } from './current';
import { noticeFor } from './notice';
import { noticeHash } from './notice-hash';

const asked = Object.entries(policy.collectionPoints).flatMap(([point, { consents }]) =>
  consents.map((consent) => [point as CollectionPointId, consent] as const),
);

describe('the notice before a decision', () => {
  it.each(asked)('at %s for %s says what, why, how long, where, and what refusing costs', (point, id) => {
    const consent = policy.consents[id];
    const notice = noticeFor(point, id);
    const text = notice.text.join(' ');
    expect(notice.id).toBe(`2025-03-17/${point}/${id}`);
    expect(notice.heading).toBe(consent.label);
    expect(text).toContain(consent.kind === 'abroad' ? 'data storage' : policy.purposes[consent.purpose].why);
    expect(text).toMatch(/Kept /);
    expect(text).toContain('Amazon Web Services in the USA');
    expect(text).toContain(consent.refusing);
    expect(notice.choices).toEqual({ yes: 'Yes, I agree', no: 'No' });
    for (const sentence of notice.text) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(new Set(notice.text).size).toBe(notice.text.length);
  });

  it('for marketing names the three ends and asks for a confirmed address', () => {
    const text = noticeFor('signUp', 'marketing').text.join(' ');
    expect(text).toContain('36 months from your consent');
    expect(text).toContain('subscription ends or you withdraw');
    expect(text).toContain('confirmed that the address is yours');
  });

  it('for an inquiry names the period of a person without an account', () => {
    expect(noticeFor('contact', 'inquiry').text.join(' ')).toContain('until 12 months after the inquiry was closed');
  });

  it('does not exist for a decision that is not asked there', () => {
    expect(() => noticeFor('signUp', 'inquiry')).toThrow('inquiry is not asked at signUp');
  });
});

describe('the hash of a notice', () => {
  it('is the SHA-256 of the lines as shown', () => {
    const notice = { id: 'a/b/c', heading: 'Head', text: ['One.', 'Two.'], choices: { yes: 'Yes', no: 'No' } };
    expect(noticeHash(notice)).toBe(createHash('sha256').update('Head\nOne.\nTwo.\nYes\nNo').digest('hex'));
  });

  it('changes with any word shown', () => {
    const notice = noticeFor('signUp', 'account');
    const [first = '', ...rest] = notice.text;
    expect(noticeHash({ ...notice, text: [`${first} `, ...rest] })).not.toBe(noticeHash(notice));
    expect(noticeHash({ ...notice, choices: { yes: 'Yes', no: 'No' } })).not.toBe(noticeHash(notice));
  });

  it('differs between any two notices', () => {
    const hashes = asked.map(([point, consent]) => `${consent} ${noticeHash(noticeFor(point, consent))}`);
    const consents = new Set(asked.map(([, consent]) => consent));
    expect(new Set(hashes).size).toBeGreaterThanOrEqual(consents.size);
    expect(noticeHash(noticeFor('signUp', 'account'))).not.toBe(noticeHash(noticeFor('signUp', 'marketing')));
  });
});
