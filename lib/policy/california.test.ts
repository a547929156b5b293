import { describe, expect, it } from 'vitest';
import { isUpdateDue } from './california';

describe('an update of the policy', () => {
  it.each([
    ['2025-03-17', '2026-03-17T00:00:00Z', false],
    ['2025-03-17', '2026-03-17T00:00:01Z', true],
    ['2024-02-29', '2025-02-28T00:00:00Z', false],
    ['2024-02-29', '2025-02-28T00:00:01Z', true],
  ])('of %s is at %s due: %s', (on, now, due) => {
    expect(isUpdateDue(on, new Date(now))).toBe(due);
  });
});
