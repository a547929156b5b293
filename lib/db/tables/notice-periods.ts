import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { jobRows } from '../roles';

/**
 * For how many calendar months a yes to marketing counts, by the hash of the notice it was given to. 0 where that notice named
 * another purpose than the version in force does: such a yes is none to what is done now. A server writes it before
 * it works; a hash that is not here counts 36 months.
 */
export const noticePeriods = pgTable(
  'notice_periods',
  { noticeHash: text('notice_hash').primaryKey(), months: integer().notNull() },
  () => [jobRows('notice_periods')],
);
