import { env } from '@/lib/env';
import { categoryLabels } from '@/lib/policy/category-labels';
import type { CollectionPointId, ConsentId, ItemId, OptOutId, PurposeId, TopicId } from '@/lib/policy/current';
import { findNotice } from '@/lib/policy/find-notice';
import { noticeHash, shownLines } from '@/lib/policy/notice-hash';
import { retentionRulesFor } from '@/lib/policy/retention-of';
import type { CollectionPoint, Consent, Processor } from '@/lib/policy/types';
import type { PolicyVersion } from '@/lib/policy/versions';
import type { Receipt } from './receipt-schema';

/** What an event is about, found in the policy's version of its day. */
export type Matter =
  | { consent: Consent<ItemId, PurposeId>; id: ConsentId; optOut?: undefined; topic: TopicId | null }
  | { optOut: PolicyVersion['optOuts'][OptOutId]; id: OptOutId; consent?: undefined; topic: null };

type Processing = Receipt['pii_processing'];
type Purpose = Processing['purposes'][number];

export const addressOf = (path: string): string => new URL(path, env().siteUrl).href;

export const storageIn = ({ processors }: PolicyVersion): [string, Processor<ItemId>][] =>
  Object.entries<Processor<ItemId>>(processors).filter(([, { items }]) => items === 'all');

/** The laws that the policy itself names (S10, S12). */
const jurisdiction = ['European Union: GDPR', 'California: CCPA'];

const pointsOf = ({ collectionPoints }: PolicyVersion): [string, CollectionPoint<ItemId, ConsentId>][] =>
  Object.entries(collectionPoints);

const itemsAt = ({ required, optional }: CollectionPoint<ItemId, ConsentId>): ItemId[] =>
  [...required, ...optional].map(({ item }) => item);

function itemsOf(matter: Matter, noticeId: string, version: PolicyVersion): ItemId[] {
  if (matter.optOut) return Object.keys(version.items) as ItemId[];
  if (matter.consent.kind !== 'abroad') return [...matter.consent.items];
  const [, point = ''] = noticeId.split('/');
  return itemsAt(version.collectionPoints[point as CollectionPointId]);
}

/** Needed for what was asked there; whatever else a person gives, they may leave out. */
function isOptional(item: ItemId, matter: Matter, version: PolicyVersion): boolean {
  if (matter.consent) {
    if (matter.consent.kind === 'required') return false;
    if (matter.consent.kind !== 'abroad') return true;
  }
  if (version.items[item].source === 'automatic') return false;
  return !pointsOf(version).some(([, { required }]) => required.some((field) => field.item === item));
}

function collectionMethod(items: readonly ItemId[], version: PolicyVersion): string {
  const points = pointsOf(version).filter(([, point]) => itemsAt(point).some((item) => items.includes(item)));
  const given = `Given by the person in ${points.map(([, { label }]) => label).join(', ')}`;
  return items.some((item) => version.items[item].source === 'automatic') ? `${given}; recorded by use` : given;
}

/** In the words of the notice, where there is one that tells how long. */
function retentionPeriod(matter: Matter, items: readonly ItemId[], version: PolicyVersion): string[] {
  if (matter.consent?.kind === 'abroad') return storageIn(version).map(([, { kept }]) => kept);
  const rules = items.flatMap((item) => retentionRulesFor(item, matter.consent?.purpose, version));
  const told = matter.consent ? rules.filter(({ sentence }) => sentence !== undefined) : rules;
  return [...new Set(told.map(({ kept }) => kept))];
}

function withdrawalMethod(matter: Matter, version: PolicyVersion): Purpose['withdrawal_method'] {
  return [
    { method: 'With an account: in My Data, under Consents', address: addressOf('/my-data/consents') },
    ...(matter.id === 'marketing'
      ? [{ method: 'By the link in each marketing mail, or here', address: addressOf('/unsubscribe') }]
      : []),
    ...version.mailboxes.map((mailbox) => ({ method: 'By mail', address: `mailto:${mailbox}` })),
  ];
}

function purposeOf(matter: Matter, noticeId: string, version: PolicyVersion): Purpose {
  const items = itemsOf(matter, noticeId, version);
  const { consent } = matter;
  const storage = storageIn(version);
  const countries = [...new Set(storage.map(([, { country }]) => country))];
  return {
    purpose: consent ? version.purposes[consent.purpose].label : matter.optOut.label,
    purpose_type: consent?.purpose ?? matter.id,
    topic: matter.topic && version.topics[matter.topic].label,
    lawful_basis: consent
      ? `${version.legalBasis} (GDPR, Article 6(1)(a))`
      : 'none: an opt-out forbids, and allows nothing',
    pii_information: items.map((item) => ({
      pii_attribute_id: item,
      pii_name: version.items[item].label,
      pii_type: categoryLabels[version.items[item].category],
      pii_optional: isOptional(item, matter, version),
    })),
    pii_controllers: ['controller'],
    collection_method: collectionMethod(items, version),
    storage_locations: countries,
    processing_locations: countries,
    retention_period: retentionPeriod(matter, items, version),
    jurisdiction,
    recipient_third_parties: storage.map(([id]) => id),
    withdrawal_method: withdrawalMethod(matter, version),
    privacy_rights: version.rights.map(({ label, text, path }) => ({
      right: label,
      means: text,
      address: path ? addressOf(path) : `mailto:${version.mailboxes[0]}`,
    })),
    authority_party: 'supervisory-authority',
  };
}

/** The text of the notice only where it is the very one whose hash the ledger kept. */
export function processingOf(
  matter: Matter,
  notice: { id: string; hash: string },
  version: PolicyVersion,
): Receipt['pii_processing'] {
  const shown = findNotice(notice.id);
  return {
    privacy_notice: {
      policy_version: version.version,
      policy_address: addressOf(`/policy/${version.version}`),
      notice_id: notice.id,
      notice_sha256: notice.hash,
      notice_lines: shown && noticeHash(shown) === notice.hash ? shownLines(shown) : null,
    },
    language: 'en',
    purposes: [purposeOf(matter, notice.id, version)],
  };
}
