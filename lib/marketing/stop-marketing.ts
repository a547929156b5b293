import { asHandler } from '@/lib/db/doors';
import { emailIndex } from '@/lib/subjects/email-index';
import { recordForSubscribers } from './preferences';

/**
 * Ends marketing for an address, for somebody who asked a handler by mail (S8).
 *
 * @param email normalised
 * @returns how many people with that address agreed until now
 */
export const stopMarketing = (handler: string, email: string): Promise<number> =>
  asHandler(handler, { purpose: 'marketing', emailIndex: emailIndex(email) }, (tx) =>
    recordForSubscribers(tx, null, { decision: 'withdrawn' }, 'handler'),
  );
