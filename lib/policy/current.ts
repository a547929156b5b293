/** The policy in force. Forms, gates, notices and the data map derive from it. */

export type { ConnectionId, UsageId } from './versions/2025-03-17/declared';
export type {
  CollectionPointId,
  ConsentId,
  ItemId,
  OptOutId,
  PurposeId,
  TopicId,
} from './versions/2025-03-17/items';
export { policy } from './versions/2025-03-17/policy';
export type { DatedRuleId, RetentionRuleId } from './versions/2025-03-17/retention';
