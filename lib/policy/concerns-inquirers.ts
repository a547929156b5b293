import type { PurposeId } from './registered';
import { releaseEffects } from './release-effects';
import type { Release } from './releases';

const point = 'contact';

/**
 * Whether a release changes what is done with the data of somebody who wrote to Contact us and has no account: what is asked there,
 * why, for how long it is kept, or who else has it.
 */
export function concernsInquirers({ before, after }: Release): boolean {
  const { forms, processors, purposes, retention, askedAgain, newlyAsked, noLongerAsked } = releaseEffects(
    before,
    after,
  );
  const asked = [before, after].flatMap((version) =>
    version.collectionPoints[point].consents.map((id) => ({ id, purpose: version.consents[id].purpose })),
  );
  const isAsked = ({ consent }: { consent: string }) => asked.some(({ id }) => id === consent);
  const serves = (purpose: string) => asked.some((each) => each.purpose === (purpose as PurposeId));
  const rules = [...before.retention, ...after.retention];
  return (
    processors.length > 0 ||
    forms.some((form) => form.point === point) ||
    purposes.some(({ id }) => serves(id)) ||
    [...askedAgain, ...newlyAsked, ...noLongerAsked].some(isAsked) ||
    retention.some(({ id }) => rules.some((rule) => rule.id === id && serves(rule.purpose)))
  );
}
