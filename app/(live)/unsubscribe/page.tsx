import type { Metadata } from 'next';
import { readPreferencesByLink } from '@/lib/marketing/opt-out';
import { PreferenceCentre } from './preference-centre';
import { Stopped } from './stopped';
import { WithoutLink } from './without-link';

export const metadata: Metadata = { title: 'Opt out of marketing' };

export default async function UnsubscribePage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  if (typeof token !== 'string') return <WithoutLink why={token === undefined ? null : 'forged-link'} />;
  const view = await readPreferencesByLink(token);
  if (!view.ok) return <WithoutLink why={view.error} />;
  const now = new Date().toISOString();
  return view.value.agreed ? (
    <PreferenceCentre token={token} view={view.value} now={now} />
  ) : (
    <Stopped view={view.value} now={now} />
  );
}
