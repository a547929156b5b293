import type { Person } from './http-fixtures';
import type { ActionShape } from './server-actions';

export interface Attack {
  shape: ActionShape;
  /** Who may press it at all. */
  for: 'anybody' | 'signed-in';
  /** What it leaves in a browser: the number that ties a mailed code to it. */
  keeps?: 'code';
  fields: (victim: Target) => Record<string, string>;
}

export interface Target extends Person {
  sessionId: string;
  inquiryId: string;
  requestId: string;
  /** What stands in the database of a link of theirs that still lives. */
  linkHash: string;
  optOut: string;
}
