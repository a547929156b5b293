import type { PolicyVersion } from './registered';
import type { ReleaseEffects } from './release-effects';

const point = 'contact';

type Changes = Pick<
  ReleaseEffects,
  'forms' | 'processors' | 'purposes' | 'retention' | 'askedAgain' | 'newlyAsked' | 'noLongerAsked'
>;

/**
 * Whether a release changes what is done with the data of somebody who wrote to Contact us and has no account: what is asked there,
 * why, for how long it is kept, or who else has it.
 */
export function concernsInquirers(before: PolicyVersion, after: PolicyVersion, changes: Changes): boolean {
  const { forms, processors, purposes, retention, askedAgain, newlyAsked, noLongerAsked } = changes;
  const asked = [before, after].flatMap((version) =>
    version.collectionPoints[point].consents.map((id) => ({ id, purpose: version.consents[id].purpose })),
  );
  const serves = (purpose: string) => asked.some((each) => each.purpose === purpose);
  const rules = [...before.retention, ...after.retention];
  return (
    processors.length > 0 ||
    forms.some((form) => form.point === point) ||
    purposes.some(({ id }) => serves(id)) ||
    [...askedAgain, ...newlyAsked, ...noLongerAsked].some(({ consent }) => asked.some(({ id }) => id === consent)) ||
    retention.some(({ id }) => rules.some((rule) => rule.id === id && serves(rule.purpose)))
  );
}
