import type { ReactNode } from 'react';

/** Says of a whole block or row what became of it. */
export const ChangeLabel = ({ children }: { children: ReactNode }) => <span className="change-label">{children}</span>;
