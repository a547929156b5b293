import { definePolicy } from '../../define-policy';
import type { Section } from '../../types';
import { policy as before } from '../2026-03-01/policy';
import { declared } from './declared';
import {
  type CollectionPointId,
  type ConsentId,
  collectionPoints,
  consents,
  type ItemId,
  items,
  type OptOutId,
  type PurposeId,
  type TopicId,
} from './items';
import { type ProcessorId, processors } from './processors';
import { retention } from './retention';

const helpers: Section['blocks'][number] = {
  id: 'two-helpers',
  type: 'paragraph',
  text: 'All data stands on our own machines at Gannet Head. Two companies get what their task needs, and may use it for nothing else. From now on a call centre in Denmark calls back, where the harbour did.',
  keptBy: ['processor-register', 'sealed-columns', 'people:processors'],
};

/**
 * The next version of the example, published and never in force: its day is so far off that no build outlives it, so that there is
 * always one to be told of. A version of one's own is a whole copy (`npm run policy -- new`); this one says only what differs, since
 * nobody will ever edit the one before.
 */
export const policy = definePolicy<ItemId, PurposeId, ConsentId, CollectionPointId, ProcessorId, OptOutId, TopicId>({
  ...before,
  version: '2026-10-01',
  effectiveOn: '2099-01-01',
  change: 'material',
  items,
  consents,
  collectionPoints,
  processors,
  retention,
  sections: before.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.type === 'paragraph' && block.id === 'two-helpers' ? helpers : block)),
  })),
  declared,
});
