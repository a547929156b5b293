import { renewalDays } from '@/lib/policy/marketing-days';

/** Whether a yes that ends then can be renewed now: neither long before its end nor after it. */
export const isRenewable = (until: Date, now: Date): boolean =>
  now < until && until.getTime() - now.getTime() <= renewalDays * 86_400_000;
