import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { PageTitle } from '@/components/ui/page-title';
import { SideNav } from '@/components/ui/side-nav';

const pages = [
  { href: '/my-data', name: 'Overview' },
  { href: '/my-data/policy', name: 'Policy' },
  { href: '/my-data/correct', name: 'Correct' },
  { href: '/my-data/consents', name: 'Consents' },
  { href: '/my-data/activity', name: 'Activity' },
  { href: '/my-data/requests', name: 'Requests' },
  { href: '/my-data/restrict', name: 'Restrict or object' },
  { href: '/my-data/download', name: 'Download a copy' },
  { href: '/my-data/close', name: 'Close account' },
];

interface MyDataFrameProps {
  title: string;
  lede: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
}

/** Title above, the pages of My Data beside what each shows. */
export function MyDataFrame({ title, lede, signOut, children }: MyDataFrameProps) {
  return (
    <PageFrame signOut={signOut}>
      <PageTitle title={title} lede={lede} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-[clamp(2rem,5vw,4.5rem)] lg:grid-cols-[12rem_minmax(0,1fr)]">
        <SideNav label="My Data" pages={pages} />
        <div>{children}</div>
      </div>
    </PageFrame>
  );
}
