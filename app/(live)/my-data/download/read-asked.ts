import { type ChoiceError, earliestDay, periods, readChoice } from '@/lib/data-rights/copy/choice';
import { type PartId, partIds } from '@/lib/data-rights/copy/parts';

/** What stands in the form: as it was sent, where the download sent it back, or all of it. */
export interface Asked {
  parts: readonly string[];
  period: (typeof periods)[number];
  from: string;
  to: string;
  problem: { field: 'part' | 'from' | 'to'; message: string } | null;
}

const problems: Record<ChoiceError, Asked['problem']> = {
  'no-part': { field: 'part', message: 'Choose at least one part' },
  'not-a-day': { field: 'from', message: 'Enter days that exist, such as 2024-02-29' },
  'too-early': { field: 'from', message: `Enter a first day from ${earliestDay} on, or choose everything` },
  'wrong-way-round': { field: 'to', message: 'Enter a last day that is not before the first' },
};

/** @param query the address of the page, without what the page itself puts there */
export function readAsked(query: URLSearchParams): Asked {
  if (query.size === 0) return { parts: partIds, period: 'all', from: '', to: '', problem: null };
  const choice = readChoice(query, new Date());
  return {
    parts: query.getAll('part').filter((part): part is PartId => partIds.some((each) => each === part)),
    period: periods.find((each) => each === query.get('period')) ?? 'all',
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    problem: choice.ok ? null : problems[choice.error],
  };
}
