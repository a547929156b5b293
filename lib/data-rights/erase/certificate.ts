import { addressOf } from '@/lib/consent/receipt-processing';
import { whenWords } from '@/lib/consent/receipt-words';
import { env } from '@/lib/env';
import { findProcessor } from '@/lib/policy/find-processor';
import type { PolicyVersion } from '@/lib/policy/versions';
import { type Certificate, certificateVersion, type Outcome, outcomes } from './certificate-schema';
import { causeWords, outcomeWords, reservation, storeName } from './certificate-words';
import { listDestroyedRecords } from './destroyed-records';
import { type Erasure, type Step, stores } from './erasure';
import { listRemains } from './remains';
import { versionOf } from './version-of';

const isOutcome = (state: Step['state']): state is Outcome => (outcomes as readonly string[]).includes(state);

function storesOf({ id, steps }: Erasure, version: PolicyVersion): Certificate['destroyed']['stores'] {
  // A policy without anybody who takes payments has no step there.
  const asked = stores.filter((store) => store !== 'stripe' || findProcessor(store, version));
  return asked.map((store) => {
    const step = steps.find((each) => each.store === store);
    if (!step || !isOutcome(step.state)) throw new Error(`Erasure ${id} is called complete before ${store} is`);
    const { state, at } = step;
    return {
      store,
      name: storeName(store, version),
      outcome: state,
      in_words: outcomeWords(store, state),
      at: at.toISOString(),
    };
  });
}

/** Cryptographic erase, and what it does not reach yet. */
function methodOf({ isHeld, backupsUntil }: Erasure): Certificate['method'] {
  const standard = 'NIST SP 800-88 Rev. 2';
  const cipher = 'AES-256-GCM';
  const sealed = `What you told us, and your IP addresses, stood in them sealed (${cipher}) under a key of yours alone.`;
  const destroyed = `${sealed} That key was destroyed with them, so that no remainder of the rows can be opened: cryptographic erase, in the sense of ${standard}.`;
  const kept = `${sealed} That key now opens what an investigation keeps, and nothing else; it is destroyed when the investigation ends. Only then is this a cryptographic erase, in the sense of ${standard}.`;
  return {
    technique: 'Deletion of the rows, and cryptographic erase',
    standard,
    cipher,
    key: isHeld ? 'kept' : 'destroyed',
    backups_until: backupsUntil.toISOString(),
    in_words: [
      isHeld
        ? 'The rows were deleted from the database. A law keeps a copy of what the investigation concerns, set aside from all else.'
        : 'The rows were deleted from the database.',
      isHeld ? kept : destroyed,
      `A copy of that key, wrapped in a key that is kept outside the database, stands in backups made before, beside the sealed rows; times and kinds of records stand there unsealed. The last of those backups is overwritten on ${whenWords(backupsUntil)}. What the disks of the database keep of deleted rows is overwritten as it works on.`,
      'Should one of them be restored, everything that the erasure ledger names is erased again before it serves anybody.',
    ],
  };
}

/**
 * The certificate of an erasure that is complete. Stored nowhere: the same row makes the same certificate. Nothing in
 * it leads to the person, and nothing tells of a hold that a law forbids to mention.
 */
export function makeCertificate(erasure: Erasure): Certificate {
  const { id, cause, requestedAt, erasedAt, completedAt, isHeld } = erasure;
  if (!completedAt) throw new Error(`Erasure ${id} is not complete, and has no certificate yet`);
  const version = versionOf(erasure);
  const { controller, service, mailboxes } = version;
  return {
    schema_version: certificateVersion,
    certificate_id: id,
    in_words: {
      what: isHeld
        ? 'What we held of one person was destroyed, except what an investigation keeps'
        : 'What we held of one person was destroyed',
      cause: causeWords[cause],
      when: whenWords(completedAt),
    },
    controller: {
      name: controller.name,
      service: `${service.name}, also called ${service.alsoCalled}`,
      address: env().postalAddress,
      contact: mailboxes.join(', '),
    },
    policy: {
      version: version.version,
      effective_on: version.effectiveOn,
      address: addressOf(`/policy/${version.version}`),
    },
    cause,
    requested_at: requestedAt.toISOString(),
    erased_at: erasedAt.toISOString(),
    completed_at: completedAt.toISOString(),
    destroyed: { stores: storesOf(erasure, version), records: listDestroyedRecords(erasure, version) },
    method: methodOf(erasure),
    remains: listRemains(erasure),
    reservation,
  };
}
