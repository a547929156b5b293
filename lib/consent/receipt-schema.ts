import { z } from 'zod';

/** Raised with every change of the fields below. */
export const schemaVersion = 'ISO/IEC TS 27560:2023, portal receipt 1';

const text = z.string().min(1);
const texts = z.array(text).min(1);
const instant = z.iso.datetime();

const privacyNotice = z.strictObject({
  policy_version: text,
  policy_address: z.url(),
  notice_id: text,
  /** SHA-256, hex, of the lines joined by line feeds, in UTF-8. */
  notice_sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Null where this program can no longer write the notice as it was shown. */
  notice_lines: texts.nullable(),
});

const piiInformation = z.strictObject({
  pii_attribute_id: text,
  pii_name: text,
  pii_type: text,
  pii_optional: z.boolean(),
});

const purpose = z.strictObject({
  purpose: text,
  purpose_type: text,
  /** One topic of marketing, where the decision was about that one alone. */
  topic: text.nullable(),
  lawful_basis: text,
  pii_information: z.array(piiInformation).min(1),
  /** These and the other parties by their `party_id`. */
  pii_controllers: texts,
  collection_method: text,
  storage_locations: texts,
  processing_locations: texts,
  retention_period: texts,
  jurisdiction: texts,
  recipient_third_parties: texts,
  withdrawal_method: z.array(z.strictObject({ method: text, address: z.url() })).min(1),
  privacy_rights: z.array(z.strictObject({ right: text, means: text, address: z.url() })).min(1),
  authority_party: text,
});

const party = z.strictObject({
  party_id: text,
  party_type: z.enum(['controller', 'processor', 'supervisory authority']),
  party_name: text,
  party_address: text,
  party_contact: text,
});

const event = z.strictObject({
  event_time: instant,
  event_type: z.enum(['consent', 'topic of a consent', 'pause', 'opt-out']),
  event_state: z.enum(['granted', 'refused', 'withdrawn', 'lapsed', 'paused', 'resumed']),
  event_place: text,
  /** Who acted: the principal or the controller, by the id used above. */
  entity_id: text,
  entity_role: text,
  /** ISO 8601 where it is a period; else what ends it. */
  validity_duration: text,
  valid_until: instant.nullable(),
  /** Null where the decision counts at once. */
  condition: text.nullable(),
});

/**
 * A receipt in the field set of ISO/IEC TS 27560:2023, with what the GDPR asks beyond it. Names nobody: no name and no
 * address of the person. Checked in the browser too.
 */
export const receiptSchema = z.strictObject({
  schema_version: z.literal(schemaVersion),
  receipt_id: text,
  /** All decisions of one person about one consent. */
  record_id: text,
  pii_principal_id: text,
  /** The same as below, for people. */
  in_words: z.strictObject({ about: text, decision: text, when: text, where: text }),
  pii_processing: z.strictObject({ privacy_notice: privacyNotice, language: text, purposes: z.array(purpose).min(1) }),
  party_identification: z.array(party).min(1),
  event,
});

export type Receipt = z.output<typeof receiptSchema>;
