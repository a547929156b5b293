import type { ReactNode } from 'react';
import { faces } from './faces';

export function Document({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={faces}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="bg-paper px-4 py-3 not-focus:sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
        >
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
