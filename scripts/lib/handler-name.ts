import { userInfo } from 'node:os';
import { sameHandler } from '@/lib/data-rights/same-handler';
import { StartupError } from '@/lib/startup-error';

/** What the program itself signs with in the audit trail and the ledger: its doors, its jobs, the owner of the database. */
export const reservedNames: readonly string[] = [
  'visitor',
  'subject',
  'handler',
  'system',
  'eraser',
  'owner',
  'attestations',
  'audit-bundle',
  'audit-publish',
  'audit-retention',
  'audit-seal',
  'california',
  'campaign',
  'erasure-ledger',
  'erasures',
  'holder',
  'jobs',
  'keys:retire',
  'keys:rotate',
  'mail',
  'metrics',
  'processors',
  'mailbox',
  'policy',
  'policy-notices',
  'rate-limit',
  'renewals',
  'restore:replay',
  'start',
  'sweep',
];

/**
 * Who is acting: the name in HANDLER, by default the login of this machine.
 *
 * @throws StartupError for a name of the program's own
 */
export function handlerName(): string {
  const name = process.env.HANDLER?.trim() || userInfo().username;
  if (reservedNames.some((reserved) => sameHandler(reserved, name)))
    throw new StartupError(
      `"${name}" is what the portal calls a part of itself. Set HANDLER to the name of whoever is acting. Nothing was changed.`,
    );
  return name;
}
