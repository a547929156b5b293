import { definePolicy } from '../../define-policy';
import { attestations } from './attestations';
import { contacts } from './contacts';
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
import { type ProcessorId, processors } from './processors';
import { retention } from './retention';
import { california, rights } from './rights';
import { sections1To4 } from './sections-1-4';
import { sections5To8 } from './sections-5-8';
import { sections9To12 } from './sections-9-12';
import { sections13To16 } from './sections-13-16';

export const policy = definePolicy<ItemId, PurposeId, ConsentId, CollectionPointId, ProcessorId, OptOutId, TopicId>({
  version: '2025-03-17',
  effectiveOn: '2025-03-17',
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
  sections: [...sections1To4, ...sections5To8, ...sections9To12, ...sections13To16],
  notes,
  declared,
});
