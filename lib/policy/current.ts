/** The policy in force. Forms, gates, notices and the data map derive from it. */
import { versionInForce } from './in-force';
import { findVersion, type PolicyVersion, versions } from './versions';

export type {
  CollectionPointId,
  ConnectionId,
  ConsentId,
  DatedRuleId,
  ItemId,
  OptOutId,
  PurposeId,
  RetentionRuleId,
  TopicId,
  UsageId,
} from './registered';

/** Before the day of the first one has come, that one. */
function getCurrent(): PolicyVersion {
  const policy = findVersion(versionInForce ?? '') ?? versions.at(-1);
  if (!policy) throw new Error('There is no version of the policy: lib/policy/registered.ts names none');
  return policy;
}

export const policy: PolicyVersion = getCurrent();
