import type { PolicyShape } from '@/lib/policy/types';

/** One line of figures, counted from the policy. */
export function PolicyFigures({ policy }: { policy: PolicyShape }) {
  const items = Object.values(policy.items);
  const given = items.filter((item) => item.source === 'person').length;
  const purposes = Object.values(policy.purposes).filter((purpose) => purpose.fact === 'S2').length;
  const marketing = policy.retention.find((rule) => rule.until.event === 'consent');
  const figures: [number, string][] = [
    [given, `things we ask for, at ${Object.keys(policy.collectionPoints).length} places`],
    [items.length - given, 'things recorded as you use the service'],
    [purposes, 'purposes'],
    [Object.keys(policy.processors).length, 'companies that handle data for us'],
  ];
  if (marketing && 'months' in marketing.until) figures.push([marketing.until.months, 'months for marketing, at most']);
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-8 gap-y-5 border-y border-hairline py-6">
      {figures.map(([figure, name]) => (
        <div key={name} className="flex flex-col-reverse justify-end">
          <dt className="mt-1 text-sm text-muted">{name}</dt>
          <dd className="font-serif text-2xl leading-[1.1] tracking-[-0.01em] tabular-nums">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
