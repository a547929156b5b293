import { lapseMarketing } from '@/lib/marketing/lapse-marketing';
import { offerRenewals } from '@/lib/marketing/renewals';

/** Ends each yes to marketing whose 36 months are over, and offers to renew those that end within 60 days. */
export async function runRenewals(): Promise<{ lapsed: number; offered: number }> {
  return { lapsed: await lapseMarketing(), offered: await offerRenewals() };
}
