import type { Metadata } from 'next';
import { Trouble } from '@/components/layout/trouble';

export const metadata: Metadata = { title: 'Something went wrong' };

export default async function TroublePage({ searchParams }: { searchParams: Promise<{ id?: string | string[] }> }) {
  const { id } = await searchParams;
  return <Trouble id={typeof id === 'string' && /^[0-9a-f]{12}$/.test(id) ? id : null} />;
}
