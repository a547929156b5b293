import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/policy/current';
import type { PolicyShape } from '@/lib/policy/types';
import { Answers } from './answers';

const textOf = (collected: readonly string[], california: Partial<PolicyShape['california']> = {}) =>
  renderToStaticMarkup(
    <Answers policy={{ ...policy, california: { ...policy.california, ...california } }} collected={collected} />,
  )
    .replace(/<\/(?:td|th|p)>/g, ' | ')
    .replace(/<[^>]+>/g, '');

describe('the four answers', () => {
  it('say of nothing collected that it is nothing, and call it no fault', () => {
    const text = textOf([]);
    expect(text).toContain('Identifiers, professional information, internet activity information | Nothing so far');
    expect(text).not.toContain('do not agree');
  });

  it('name beside what is published what came in, and what it was for', () => {
    const text = textOf(['email', 'visitTime']);
    expect(text).toContain('internet activity information | Identifiers, internet activity information |');
    expect(text).toContain('Directly from you, automatically through your use of the website |');
    expect(text).toContain('keeping your account safe');
    expect(text).toContain('Amazon Web Services and Stripe, Inc.');
    expect(text).not.toContain('do not agree');
  });

  it('own up to a category and a source that came in and are not published', () => {
    const text = textOf(['email', 'ipAddress'], { categories: ['identifiers'], sources: ['person'] });
    expect(text).toContain('The two do not agree');
    expect(text).toContain('internet activity information and automatically through your use of the website');
  });
});
