import { addressOf } from '@/lib/consent/receipt-processing';
import { findProcessor } from '@/lib/policy/find-processor';
import { periodEnd } from '@/lib/policy/period-end';
import { retentionRule } from '@/lib/policy/retention-of';
import type { PolicyVersion } from '@/lib/policy/versions';
import type { Certificate } from './certificate-schema';
import type { Erasure } from './erasure';
import { versionOf } from './version-of';

type Remainder = Certificate['remains'][number];

const noEnd = 'No end is set yet';

/** Everything that an erasure leaves: what it is, why, until when, and where the policy says so. */
export function listRemains(erasure: Erasure): Remainder[] {
  const version = versionOf(erasure);
  const told = (where: string) => addressOf(`/policy/${version.version}#${where}`);
  const lasting = (what: string, why: string, where: string): Remainder => ({
    what,
    why,
    until: noEnd,
    until_at: null,
    policy_address: told(where),
  });
  return [
    lasting('Consent decisions, without a link to anybody', 'To show that we kept to them', 'note-evidence'),
    lasting(
      'The log of what was done, without a link to anybody',
      'To show what was done, and that the log was not changed',
      'note-evidence',
    ),
    lasting(
      'The record that the certificate is made from: its number, times and counts, without a link to anybody',
      'To show that the destruction was carried out, and to make the certificate anew',
      'note-certificate',
    ),
    {
      what: 'The log of requests: which right was used, when and what became of it, without a link to anybody',
      why: 'To show that they were answered',
      until: retentionRule('request', version).kept,
      until_at: null,
      policy_address: told('note-requests'),
    },
    ...farewell(erasure, version, told),
    ...suppression(erasure, version, told),
    ...investigation(erasure, version, told),
    {
      what: 'Copies in backups made before, sealed where the records were, with the key wrapped in another key',
      why: 'To restore the service after a loss. What was erased is erased again before a restored backup serves anybody',
      until: 'Until the last of those backups is overwritten',
      until_at: erasure.backupsUntil.toISOString(),
      policy_address: told('note-backups'),
    },
    {
      what: 'A keyed hash in the erasure ledger, outside the database and its backups',
      why: 'To erase again what a restored backup would bring back',
      until: 'As long as the last of those backups',
      until_at: null,
      policy_address: told('note-backups'),
    },
    ...billing(erasure, version, told),
    {
      what: 'Inquiries sent signed out, or from another address, if there are any',
      why: 'They stand apart from an account, since nobody has to sign in to ask us something',
      until: retentionRule('answered-inquirer', version).kept,
      until_at: null,
      policy_address: told('note-after-closure'),
    },
  ];
}

/** What ends the copy of the address: while a processor has not answered, and from then on. */
export const farewellRule = (completedAt: Date | null, version: PolicyVersion) =>
  retentionRule(completedAt ? 'farewell' : 'stripe-deletion', version);

type Part = (erasure: Erasure, version: PolicyVersion, told: (where: string) => string) => Remainder[];

/** The hours begin when the last store is done, since the last mail goes out then. */
const farewell: Part = ({ cause, completedAt }, version, told) => {
  if (cause === 'restored' && completedAt) return [];
  const { itemsLabel = '', purposeLabel, until, kept } = farewellRule(completedAt, version);
  return [
    {
      what: itemsLabel,
      why: purposeLabel ?? 'To tell you that it is done',
      until: kept,
      until_at: periodEnd(until, completedAt)?.toISOString() ?? null,
      policy_address: told('note-closure-mail'),
    },
  ];
};

const suppression: Part = ({ isSuppressed, cause, erasedAt }, version, told) => {
  if (!isSuppressed) return [];
  const { itemsLabel = '', purposeLabel = '', until, kept } = retentionRule('suppression', version);
  // After a restore it counts from the first destruction, whose time is not in this row.
  const end = cause === 'restored' ? null : periodEnd(until, erasedAt);
  return [
    {
      what: itemsLabel,
      why: purposeLabel,
      until: kept,
      until_at: end?.toISOString() ?? null,
      policy_address: told('note-suppression'),
    },
  ];
};

const investigation: Part = ({ isHeld }, version, told) => {
  if (!isHeld) return [];
  const { itemsLabel = '', purposeLabel = '', kept } = retentionRule('investigation', version);
  return [
    {
      what: `${itemsLabel}, with the key that opens it`,
      why: purposeLabel,
      until: kept,
      until_at: null,
      policy_address: told('note-hold'),
    },
  ];
};

const billing: Part = ({ steps }, version, told) => {
  const stripe = findProcessor('stripe', version);
  if (!stripe || !steps.some(({ store, state }) => store === 'stripe' && state !== 'nothing-held')) return [];
  const { name, task, kept } = stripe;
  return [
    {
      what: `${name}'s own records of payments`,
      why: `${task}: they are kept under duties of its own`,
      until: kept,
      until_at: null,
      policy_address: told('s13'),
    },
  ];
};
