import { z } from 'zod';
import { collectionParts, decisionName } from '@/lib/forms/collection-schema';
import type { FormParts } from '@/lib/forms/form-parts';
import { partsShape } from '@/lib/forms/parts-shape';
import { person } from '@/lib/requests/schema';
import { type JoinDecisions, joinConsents } from './join-inquiry';

/** What is decided beside its notice when an inquiry moves: on optional items only where some are held. */
export const joinParts = (hasOptional: boolean): FormParts => ({
  fields: [],
  decisions: joinConsents
    .filter((consent) => hasOptional || consent !== 'inquiryOptional')
    .flatMap((consent) => collectionParts('contact').decisions.filter(({ name }) => name === decisionName(consent))),
});

const schemaOf = (hasOptional: boolean) => z.object(partsShape(joinParts(hasOptional))).extend({ person });

export const joinSchema = { with: schemaOf(true), without: schemaOf(false) } as const;

export function readJoin(value: Record<string, string>): JoinDecisions {
  const decisions: JoinDecisions = {};
  for (const consent of joinConsents) {
    const answer = value[decisionName(consent)];
    if (answer === 'yes' || answer === 'no') decisions[consent] = answer;
  }
  return decisions;
}
