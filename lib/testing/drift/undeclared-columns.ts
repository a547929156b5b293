import type { LiveColumn } from '../live-database';
import { findUnplaced } from '../unplaced-columns';
import { belongs } from './belongs';

/** Columns that stand in the database and that the data map knows nothing of, however they came there. */
export const undeclaredColumns = (live: readonly LiveColumn[]): string[] =>
  findUnplaced(live).unplaced.map(
    (column) => `The database has a column "${column}", which the data map places nowhere. ${belongs('column')}`,
  );
