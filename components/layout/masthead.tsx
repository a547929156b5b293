import Link from 'next/link';
import type { ReactNode } from 'react';
import { policy } from '@/lib/policy/current';
import { NavLink } from './nav-link';

const pages = [
  { href: '/policy', name: 'Policy' },
  { href: '/contact', name: 'Contact' },
  { href: '/california', name: 'California' },
  { href: '/my-data', name: 'My Data' },
];

/** `signOut` is given by pages about a person; the masthead itself never knows who is signed in. */
export function Masthead({ signOut }: { signOut?: ReactNode }) {
  return (
    <header className="border-b border-hairline">
      <div className="wrap flex flex-wrap items-baseline gap-x-8 gap-y-1 py-[1.1rem]">
        <Link
          href="/"
          prefetch={false}
          className="mr-auto font-serif text-[1.1875rem] leading-tight font-semibold tracking-[-0.01em] text-ink no-underline"
        >
          {policy.service.name} <span className="font-normal text-muted">privacy</span>
        </Link>
        <nav aria-label="Main" className="flex flex-wrap items-baseline gap-x-[1.6rem] gap-y-1 print:hidden">
          {pages.map(({ href, name }) => (
            <NavLink
              key={href}
              href={href}
              withPagesBelow
              className="eased border-b-2 border-transparent py-[0.3rem] text-ink no-underline hover:border-hairline aria-[current]:border-accent"
            >
              {name}
            </NavLink>
          ))}
          {signOut}
        </nav>
      </div>
    </header>
  );
}
