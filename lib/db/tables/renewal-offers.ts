import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { jobRows, ownRows } from '../roles';
import { consentEvents } from './consent-events';
import { subjects } from './subjects';

/** That the mail which offers to renew a yes to marketing has been queued: it is offered once. Goes with the person. */
export const renewalOffers = pgTable(
  'renewal_offers',
  {
    /** The event of the yes that is about to end. */
    receiptId: text('receipt_id')
      .primaryKey()
      .references(() => consentEvents.receiptId),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id),
    offeredAt: timestamp('offered_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('renewal_offers_subject').on(t.subjectId),
    ...ownRows('renewal_offers', t.subjectId),
    jobRows('renewal_offers'),
  ],
);
