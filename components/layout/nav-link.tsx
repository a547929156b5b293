'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

interface NavLinkProps {
  href: string;
  children: string;
  className: string;
  /** Mark it as the current section also on the pages below it. */
  withPagesBelow?: boolean;
}

/** Knows the current page from the address alone, so that a prerendered page can mark it too. */
export function NavLink({ href, children, className, withPagesBelow = false }: NavLinkProps) {
  const path = usePathname();
  const current = path === href ? 'page' : withPagesBelow && path.startsWith(`${href}/`) ? 'true' : undefined;
  // A prefetch would be a visit that nobody made.
  return (
    <Link href={href} prefetch={false} aria-current={current} className={className}>
      {children}
    </Link>
  );
}
