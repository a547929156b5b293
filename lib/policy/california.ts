import { addMonths } from './period-end';
import type { CategoryId, Item, PolicyShape } from './types';

export interface Collected {
  categories: readonly CategoryId[];
  sources: readonly Item['source'][];
}

/** What the answer to California has to name if these items are collected. */
export const answerTo = (items: readonly Item[]): Collected => ({
  categories: [...new Set(items.map(({ category }) => category))],
  sources: [...new Set(items.map(({ source }) => source))],
});

/** What is collected and not published. More may be published than was collected in one year. */
export const findUnpublished = (collected: Collected, published: PolicyShape['california']): Collected => ({
  categories: collected.categories.filter((each) => !published.categories.includes(each)),
  sources: collected.sources.filter((each) => !published.sources.includes(each)),
});

const monthsBetweenUpdates = 12;

/** Whether a year has passed since the policy was last updated (Civ. Code 1798.130(a)(5)). */
export function isUpdateDue(effectiveOn: string, now: Date): boolean {
  return now > addMonths(new Date(`${effectiveOn}T00:00:00Z`), monthsBetweenUpdates);
}
