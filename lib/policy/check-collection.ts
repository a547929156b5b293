import type { CollectionPoint, Consent, ConsentKind, Field, PolicyShape } from './types';

/** Items, the points that collect them and the decisions asked there. */
export function* checkCollection(policy: PolicyShape): Generator<string> {
  const points = Object.entries(policy.collectionPoints);
  const collected = new Set(points.flatMap(([, point]) => fieldsOf(point).map((field) => field.item)));

  for (const [id, item] of Object.entries(policy.items)) {
    if (item.label.trim() === '') yield `Item "${id}" has no name.`;
    if (item.source === 'person' && !collected.has(id)) yield `Item "${id}" is collected nowhere.`;
    if (item.source === 'automatic' && collected.has(id))
      yield `Item "${id}" is recorded by use, yet a form asks for it.`;
  }

  const asked = new Set(points.flatMap(([, point]) => point.consents));
  for (const [id, consent] of Object.entries(policy.consents)) {
    if (!asked.has(id)) yield `Consent "${id}" is asked nowhere.`;
    if (consent.label.trim() === '' || consent.refusing.trim() === '') yield `Consent "${id}" lacks words.`;
    if (!Object.hasOwn(policy.purposes, consent.purpose))
      yield `Consent "${id}" has the unknown purpose "${consent.purpose}".`;
    for (const item of consent.items) {
      if (!collected.has(item)) yield `Consent "${id}" covers "${item}", which no form collects.`;
    }
  }

  for (const [id, point] of points) {
    yield* checkFields(policy, id, point);
    yield* checkDecisions(policy, id, point);
  }
}

const fieldsOf = (point: CollectionPoint): readonly Field[] => [...point.required, ...point.optional];

function* checkFields(policy: PolicyShape, id: string, point: CollectionPoint): Generator<string> {
  const seen = new Set<string>();
  for (const field of fieldsOf(point)) {
    if (!Object.hasOwn(policy.items, field.item)) yield `"${id}" asks for the unknown item "${field.item}".`;
    if (seen.has(field.item)) yield `"${id}" asks for "${field.item}" twice.`;
    seen.add(field.item);
    if (field.control === 'choice' && !field.options?.length) yield `"${id}" offers no choice for "${field.item}".`;
  }
}

/** Required and optional items are two decisions, and each covers exactly its own fields (S1.A). */
function* checkDecisions(policy: PolicyShape, id: string, point: CollectionPoint): Generator<string> {
  const consents: Consent[] = [];
  for (const consentId of point.consents) {
    const consent = policy.consents[consentId];
    if (consent) consents.push(consent);
    else yield `"${id}" asks for the unknown consent "${consentId}".`;
  }
  if (new Set(point.consents).size !== point.consents.length) yield `"${id}" asks for one consent twice.`;

  yield* checkCover(id, 'required', point.required, consents);
  yield* checkCover(id, 'optional', point.optional, consents);

  const here = new Set(fieldsOf(point).map((field) => field.item));
  for (const consent of consents) {
    // Marketing also uses what another point collects (the name of the profile), so one item here is enough.
    if (consent.kind === 'marketing' && !consent.items.some((item) => here.has(item))) {
      yield `"${id}" asks for marketing and collects nothing for it.`;
    }
  }
  const storedAbroad = Object.values(policy.processors).some((processor) => processor.items === 'all');
  if (storedAbroad && !consents.some((consent) => consent.kind === 'abroad')) {
    yield `"${id}" does not ask for storage at a processor, which S5 names.`;
  }
}

function* checkCover(
  id: string,
  kind: ConsentKind & ('required' | 'optional'),
  fields: readonly Field[],
  consents: readonly Consent[],
): Generator<string> {
  const covered = new Set(consents.filter((consent) => consent.kind === kind).flatMap((consent) => consent.items));
  for (const { item } of fields) {
    if (!covered.delete(item)) yield `"${id}" collects the ${kind} item "${item}" without a ${kind} consent.`;
  }
  for (const item of covered)
    yield `"${id}" asks for a ${kind} consent to "${item}", which is not a ${kind} item there.`;
}
