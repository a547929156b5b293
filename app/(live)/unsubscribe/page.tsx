import type { Metadata } from 'next';
import { PageFrame } from '@/components/layout/page-frame';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { readPreferencesByLink } from '@/lib/marketing/opt-out';
import { policy } from '@/lib/policy/current';
import { optOutAction } from './actions';

export const metadata: Metadata = { title: 'Opt out of marketing' };

interface UnsubscribeProps {
  searchParams: Promise<{ token?: string | string[]; told?: string | string[] }>;
}

/** Shows; only its button changes anything, for mail scanners open links. */
export default async function UnsubscribePage({ searchParams }: UnsubscribeProps) {
  const { token, told } = await searchParams;
  if (told === 'done') return <Done />;
  const state = typeof token === 'string' ? await readPreferencesByLink(token) : null;
  if (typeof token === 'string' && state?.ok) return state.value.agreed ? <Ask token={token} /> : <Done />;
  return (
    <PageFrame>
      <PageTitle
        title="Opt out of marketing"
        lede="You can stop news and resources by email at any time. It costs you nothing."
      />
      {(token !== undefined || told !== undefined) && (
        <Notice tone="caution" title="This link is damaged">
          <p>Nothing has changed. Open the link in your mail again, or take one of the other ways below.</p>
        </Notice>
      )}
      <div className="grid max-w-[40rem] gap-4">
        <p>
          Every marketing mail of ours ends with a link that stops them with one press, without signing in. With an
          account you can also do it in My Data. Or write to{' '}
          <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>, and we do it for you.
        </p>
        <p>
          <ButtonLink href="/my-data/consents">Open my consents</ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
}

function Ask({ token }: { token: string }) {
  return (
    <PageFrame>
      <PageTitle
        title="Stop news and resources by email?"
        lede="One press, and no more marketing mail reaches you. Mail about your account still does."
      />
      <form action={optOutAction}>
        <input type="hidden" name="token" value={token} />
        <Button>Stop marketing mail</Button>
      </form>
    </PageFrame>
  );
}

function Done() {
  return (
    <PageFrame>
      <PageTitle
        title="You get no marketing mail"
        lede="From now on we send you none. Mail about your account or an inquiry still reaches you."
      />
      <p className="max-w-[40rem]">You can change your mind at any time in My Data, under Consents.</p>
    </PageFrame>
  );
}
