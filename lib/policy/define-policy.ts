import { checkPolicy } from './check-policy';
import type { PolicyShape } from './types';

/** A version that says what cannot be, in sentences that tell its author what. */
export class PolicyError extends Error {
  override name = 'PolicyError';
}

/** Throws with every problem at once, so that a faulty policy stops the build and the start. */
export function definePolicy<
  ItemId extends string,
  PurposeId extends string,
  ConsentId extends string,
  PointId extends string,
  ProcessorId extends string,
  OptOutId extends string,
  TopicId extends string,
>(
  policy: PolicyShape<ItemId, PurposeId, ConsentId, PointId, ProcessorId, OptOutId, TopicId>,
): PolicyShape<ItemId, PurposeId, ConsentId, PointId, ProcessorId, OptOutId, TopicId> {
  const problems = checkPolicy(policy);
  if (problems.length > 0) {
    throw new PolicyError(`Policy ${policy.version} cannot be published:\n- ${problems.join('\n- ')}`);
  }
  return policy;
}
