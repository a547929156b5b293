import type { Consent, Item } from '../../types';
import * as before from '../2026-03-01/items';

const { firstLogin } = before.collectionPoints;

export const items = {
  ...before.items,
  islandPass: { label: 'Number of your island pass', category: 'identifiers', source: 'person', fact: 'S1.A' },
} as const satisfies Record<string, Item>;

export type ItemId = keyof typeof items;
export type { OptOutId, PurposeId, TopicId } from '../2026-03-01/items';

export const consents = {
  ...before.consents,
  profileOptional: {
    ...before.consents.profileOptional,
    label: 'Since when you live on an island, your country, how you found us, and your island pass',
    items: [...before.consents.profileOptional.items, 'islandPass'],
  },
} as const satisfies Record<string, Consent<ItemId, before.PurposeId>>;

export type ConsentId = keyof typeof consents;

export const collectionPoints = {
  ...before.collectionPoints,
  firstLogin: {
    ...firstLogin,
    optional: [
      ...firstLogin.optional,
      { item: 'islandPass', control: 'text', hint: 'Eight digits, on its back.', maxLength: 20 },
    ],
  },
} as const;

export type CollectionPointId = keyof typeof collectionPoints;
