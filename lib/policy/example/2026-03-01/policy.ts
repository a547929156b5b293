import { definePolicy } from '../../define-policy';
import { declared } from './declared';
import { controller, mailboxes, scope, service } from './identity';
import {
  type CollectionPointId,
  type ConsentId,
  collectionPoints,
  consents,
  type ItemId,
  items,
  type OptOutId,
  optOuts,
  type PurposeId,
  purposes,
  type TopicId,
  topics,
} from './items';
import { notes } from './notes';
import { attestations, california, contacts, rights } from './people';
import { type ProcessorId, processors } from './processors';
import { retention } from './retention';
import { sections } from './sections';

/**
 * An invented policy of an invented company: other fields, periods, processors and purposes, no storage abroad, nobody who
 * takes payments. `npm run test:example` puts it in the place of the first and walks the same journeys, so that nothing of
 * the first is built into the program. It serves nothing else: no portal shows it. What the program itself declares (usage records,
 * cookies, hidden fields) it has to have too; after an edit: `npm run test:example -- --record`.
 */
export const policy = definePolicy<ItemId, PurposeId, ConsentId, CollectionPointId, ProcessorId, OptOutId, TopicId>({
  version: '2026-03-01',
  effectiveOn: '2026-03-01',
  change: 'material',
  controller,
  service,
  scope,
  mailboxes,
  legalBasis: 'consent',
  items,
  purposes,
  consents,
  optOuts,
  topics,
  collectionPoints,
  retention,
  processors,
  contacts,
  rights,
  california,
  attestations,
  sections,
  notes,
  declared,
});
