import Link from 'next/link';
import { Notice } from '@/components/ui/notice';

const titles: Readonly<Record<string, string>> = {
  corrected: 'Corrected. What stood there before is kept beside it, for you alone.',
  'earlier-deleted': 'That earlier value is destroyed.',
  'statement-kept': 'Your statement stands beside the item.',
  'statement-removed': 'Your statement is removed.',
};

/** What was just done to an item. */
export function ChangeNotice({ told, atStripe }: { told: string | undefined; atStripe: boolean }) {
  const title = told !== undefined && Object.hasOwn(titles, told) ? titles[told] : undefined;
  if (!title) return null;
  return (
    <Notice tone="done" title={title}>
      {told === 'corrected' && atStripe && (
        <p>
          Stripe is told as well where it holds the item.{' '}
          <Link href="/my-data/activity#told" prefetch={false}>
            What it was told
          </Link>
        </p>
      )}
    </Notice>
  );
}
