import Link from 'next/link';
import type { ReactNode } from 'react';
import { type ButtonVariant, buttonClass } from './button-class';

interface ButtonLinkProps {
  href: string;
  variant?: ButtonVariant;
  children: ReactNode;
}

export function ButtonLink({ href, variant = 'primary', children }: ButtonLinkProps) {
  return (
    <Link href={href} prefetch={false} className={buttonClass(variant)}>
      {children}
    </Link>
  );
}
