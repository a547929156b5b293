import { describe, expect, it } from 'vitest';
import { publishCount } from './published-counts';

const counted = (received: number, complied: number, denied: number, medianDays: number | null = 2) =>
  publishCount({ received, complied, denied, medianDays });

describe('a published count', () => {
  it('says of nobody that it is nobody', () => {
    expect(counted(0, 0, 0, null)).toEqual({ received: 0, ends: null });
  });

  it.each([1, 4])('of %i people is no number, and says nothing of what became of them', (few) => {
    expect(counted(few, few, 0)).toEqual({ received: 'few', ends: null });
  });

  it('of five and more whose parts are nobody or five and more is broken down', () => {
    expect(counted(5, 5, 0)).toEqual({ received: 5, ends: { complied: 5, denied: 0, medianDays: 2 } });
    expect(counted(16, 6, 5)).toEqual({ received: 16, ends: { complied: 6, denied: 5, medianDays: 2 } });
  });

  it.each([
    ['denied', 25, 20, 1],
    ['complied with', 25, 4, 21],
    ['open or cancelled', 25, 16, 5],
  ])('is not broken down where a few are %s, nor can they be worked out', (_part, received, complied, denied) => {
    expect(counted(received, complied, denied)).toEqual({ received, ends: null });
  });
});
