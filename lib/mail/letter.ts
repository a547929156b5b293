import type { ReactElement } from 'react';

/** A mail that is ready to be rendered and sent. Lives in memory only. */
export interface Letter {
  to: string;
  subject: string;
  body: ReactElement;
  /** Only on marketing mail (RFC 2369). */
  unsubscribeUrl?: string;
}
