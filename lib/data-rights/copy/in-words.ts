import { policy } from '@/lib/policy/current';
import { registered } from '@/lib/policy/registered';

const labelsOf = (named: Readonly<Record<string, { label: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(named).map(([id, { label }]) => [id, label]));

const items = Object.assign({}, ...registered.map((version) => labelsOf(version.items)), labelsOf(policy.items));

/** Columns whose values are our own ids, and what a reader knows them by. */
const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  usageRecord: policy.declared.usageRecords,
  consent: { ...labelsOf(policy.consents), ...labelsOf(policy.optOuts) },
  item: items,
  items,
};

/** What the page to read says for an id. The files for programs keep the id. */
export function inWords(column: string, value: string): string {
  const known = labels[column];
  return known && Object.hasOwn(known, value) ? (known[value] ?? value) : value;
}
