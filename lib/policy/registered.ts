// Written by `npm run policy -- new` from the folders of `versions`. A test holds it to them.

import type { OptionalConsentId, OptionalProcessorId, OptionalRuleId } from './anchors';
import type { PolicyShape } from './types';
import type * as declared20250317 from './versions/2025-03-17/declared';
import type * as items20250317 from './versions/2025-03-17/items';
import { policy as policy20250317 } from './versions/2025-03-17/policy';
import type * as processors20250317 from './versions/2025-03-17/processors';
import type * as retention20250317 from './versions/2025-03-17/retention';

/*
 * The ids of all versions together: the program carries each of them out as long as something was agreed to under it, or
 * will be. What one version lacks has no place in it, whatever the types say.
 */
export type CollectionPointId = items20250317.CollectionPointId;
export type ConsentId = OptionalConsentId | items20250317.ConsentId;
export type ItemId = items20250317.ItemId;
export type OptOutId = items20250317.OptOutId;
export type ProcessorId = OptionalProcessorId | processors20250317.ProcessorId;
export type PurposeId = items20250317.PurposeId;
export type TopicId = items20250317.TopicId;
export type DatedRuleId = retention20250317.DatedRuleId;
export type RetentionRuleId = OptionalRuleId | retention20250317.RetentionRuleId;
export type ConnectionId = OptionalProcessorId | declared20250317.ConnectionId;
export type UsageId = declared20250317.UsageId;

/** The collection points of each, with the fields as they stand there. */
export type RegisteredPoints = [typeof items20250317.collectionPoints];

export type PolicyVersion = PolicyShape<
  ItemId,
  PurposeId,
  ConsentId,
  CollectionPointId,
  ProcessorId,
  OptOutId,
  TopicId
>;

/** Drafts among them. */
export const registered = [policy20250317].map((policy: PolicyShape) => policy as PolicyVersion);
