import type { ReactNode } from 'react';
import { Masthead } from './masthead';

/** Masthead and `<main>`. Pages to read get it from their layout; each live page wraps itself in one. */
export function PageFrame({ signOut, children }: { signOut?: ReactNode; children: ReactNode }) {
  return (
    <>
      <Masthead signOut={signOut} />
      <main id="main" className="wrap pb-24">
        {children}
      </main>
    </>
  );
}
