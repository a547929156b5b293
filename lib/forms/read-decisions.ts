import { type CollectionPointId, type ConsentId, policy } from '@/lib/policy/current';
import { decisionName } from './collection-schema';

/** The decisions of a parsed collection form, by consent. */
export function readDecisions(
  point: CollectionPointId,
  value: Record<string, string>,
): Partial<Record<ConsentId, 'yes' | 'no'>> {
  const decisions: Partial<Record<ConsentId, 'yes' | 'no'>> = {};
  for (const consent of policy.collectionPoints[point].consents) {
    const answer = value[decisionName(consent)];
    if (answer === 'yes' || answer === 'no') decisions[consent] = answer;
  }
  return decisions;
}
