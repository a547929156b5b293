import type { Overview } from '@/lib/data-rights/overview';
import { policy } from '@/lib/policy/current';

const count = (amount: number, one: string) => `${amount} ${one}${amount === 1 ? '' : 's'}`;

/** One line of the picture per source and purpose that really holds something. */
export function flowBands({ given, inquiries, marketing, visits }: Overview) {
  const to = `${policy.processors.aws.short}, ${policy.processors.aws.country}`;
  const bands = [{ from: 'You', amount: count(given.length, 'item'), purpose: policy.purposes.service.short, to }];
  if (marketing.granted) {
    bands.push({
      from: 'You',
      amount: count(given.filter(({ why }) => why.length > 1).length, 'item'),
      purpose: 'Marketing, until you say stop',
      to,
    });
  }
  if (inquiries.length > 0) {
    bands.push({
      from: 'Contact us',
      amount: count(inquiries.length, 'inquiry').replace('inquirys', 'inquiries'),
      purpose: policy.purposes.inquiries.short,
      to,
    });
  }
  bands.push({
    from: 'Your visits',
    amount: count(visits.count, 'visit'),
    purpose: policy.purposes.security.short,
    to,
  });
  return bands;
}
