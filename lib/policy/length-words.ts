import type { Until } from './types';

/** A period as prose writes it: `36 months`. Null of an end that is no length of time. */
export function lengthWords(until: Until): string | null {
  const [unit, length] = Object.entries(until).find(([name]) => name !== 'event') ?? [];
  if (unit === undefined) return null;
  return length === 1 ? `1 ${unit.slice(0, -1)}` : `${length} ${unit}`;
}
