import { createHmac } from 'node:crypto';
import type { consentEvents } from '@/lib/db/tables/consent-events';
import { env } from '@/lib/env';
import type { ConsentId, OptOutId, TopicId } from '@/lib/policy/current';
import { pauseDays } from '@/lib/policy/marketing-days';
import { periodEnd } from '@/lib/policy/period-end';
import { findVersion, type PolicyVersion } from '@/lib/policy/versions';
import { consentPeriod } from './current-consents';
import { addressOf, type Matter, processingOf, storageIn } from './receipt-processing';
import { type Receipt, schemaVersion } from './receipt-schema';
import { decisionWords, placeWords, whenWords } from './receipt-words';

type Row = Omit<typeof consentEvents.$inferSelect, 'sequence'>;

/** A line of the ledger that still leads to a person. */
export type LedgerEvent = Row & { subjectId: string };

/** Under a label of its own: an audit row keeps the person's id after an erasure, and a receipt must not lead there. */
const pseudonym = (what: string, ...parts: string[]): string =>
  createHmac('sha256', env().indexKey)
    .update([what, ...parts].join('\0'))
    .digest()
    .subarray(0, 16)
    .toString('base64url');

function matterOf({ consent: id, topic }: LedgerEvent, version: PolicyVersion): Matter {
  if (Object.hasOwn(version.optOuts, id)) {
    const optOut = id as OptOutId;
    return { optOut: version.optOuts[optOut], id: optOut, topic: null };
  }
  const consent = id as ConsentId;
  return { consent: version.consents[consent], id: consent, topic: topic as TopicId | null };
}

function typeOf({ decision }: LedgerEvent, matter: Matter): Receipt['event']['event_type'] {
  if (matter.optOut) return 'opt-out';
  if (matter.topic) return 'topic of a consent';
  return decision === 'paused' || decision === 'resumed' ? 'pause' : 'consent';
}

type Validity = Pick<Receipt['event'], 'validity_duration' | 'valid_until' | 'condition'>;

function validityOf({ decision, at }: LedgerEvent, matter: Matter, version: PolicyVersion): Validity {
  const open = { validity_duration: 'until decided otherwise', valid_until: null, condition: null };
  if (decision === 'paused') return ending(`P${pauseDays}D`, periodEnd({ event: 'recorded', days: pauseDays }, at));
  if (decision !== 'granted' || !matter.consent || matter.topic) return open;
  const condition = matter.consent.needsProof ? 'Counts once the address is confirmed' : null;
  const period = consentPeriod(matter.id, version);
  return { ...(period ? ending(`P${period.months}M`, periodEnd(period, at)) : open), condition };
}

const ending = (duration: string, end: Date | null): Validity => ({
  validity_duration: duration,
  valid_until: end?.toISOString() ?? null,
  condition: null,
});

function eventOf(event: LedgerEvent, matter: Matter, version: PolicyVersion, principal: string): Receipt['event'] {
  const { at, decision, place, actor } = event;
  // By role: the ledger names a handler, and a receipt goes out of the house.
  const byUs = place === 'handler' || place === 'sweep' || place === 'childReport';
  return {
    event_time: at.toISOString(),
    event_type: typeOf(event, matter),
    event_state: decision,
    event_place: place,
    entity_id: byUs ? 'controller' : principal,
    entity_role: byUs ? 'the controller' : actor === 'subject' ? 'the person, signed in' : 'the person, not signed in',
    ...validityOf(event, matter, version),
  };
}

const partiesOf = (version: PolicyVersion): Receipt['party_identification'] => [
  {
    party_id: 'controller',
    party_type: 'controller',
    party_name: version.controller.name,
    party_address: env().postalAddress,
    party_contact: version.mailboxes.join(', '),
  },
  ...storageIn(version).map(([id, { name, country, policyUrl }]) => ({
    party_id: id,
    party_type: 'processor' as const,
    party_name: name,
    party_address: country,
    party_contact: policyUrl,
  })),
  {
    party_id: 'supervisory-authority',
    party_type: 'supervisory authority',
    party_name: 'A data protection supervisory authority',
    party_address: 'Where the person lives or works, or where the law was broken',
    party_contact: addressOf(`/policy/${version.version}#note-complaint`),
  },
];

/**
 * The receipt of one decision, of the policy's version under which it was made. Stored nowhere: the same event makes the
 * same receipt.
 */
export function makeReceipt(event: LedgerEvent): Receipt {
  const { receiptId, subjectId, consent, noticeId, noticeHash, at, decision, place } = event;
  const version = findVersion(event.policyVersion);
  if (!version) throw new Error(`A decision was made under policy ${event.policyVersion}, which is gone`);
  const matter = matterOf(event, version);
  const principal = pseudonym('pii-principal', subjectId);
  const about = matter.topic ? version.topics[matter.topic] : (matter.consent ?? matter.optOut);
  return {
    schema_version: schemaVersion,
    receipt_id: receiptId,
    record_id: pseudonym('consent-record', subjectId, consent),
    pii_principal_id: principal,
    in_words: {
      about: about.label,
      decision: decisionWords[typeOf(event, matter)][decision],
      when: whenWords(at),
      where: placeWords[place],
    },
    pii_processing: processingOf(matter, { id: noticeId, hash: noticeHash }, version),
    party_identification: partiesOf(version),
    event: eventOf(event, matter, version, principal),
  };
}
