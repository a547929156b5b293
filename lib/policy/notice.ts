import { type CollectionPointId, type ConsentId, type ItemId, type OptOutId, type PurposeId, policy } from './current';
import { inCountry } from './in-country';
import { retentionRulesFor } from './retention-of';
import type { CollectionPoint, Consent, Processor } from './types';
import type { PolicyVersion } from './versions';

/** What a person reads before a decision. Its hash is the evidence of what was shown. */
export interface Notice {
  /** `<version>/<collection point>/<consent>`, or `<version>/optOut/<opt-out>` */
  id: string;
  heading: string;
  /** Short plain sentences, each shown as it stands. */
  text: string[];
  choices: { yes: string; no: string };
}

const choices = { yes: 'Yes, I agree', no: 'No' };

/** Whoever stores everything. */
const storageIn = (version: PolicyVersion): Processor<ItemId>[] =>
  Object.values<Processor<ItemId>>(version.processors).filter((processor) => processor.items === 'all');

/** Throws where the consent is not asked at that point: no such notice was ever shown. */
export function noticeFor(pointId: CollectionPointId, consentId: ConsentId, version: PolicyVersion = policy): Notice {
  const point: CollectionPoint<ItemId, ConsentId> = version.collectionPoints[pointId];
  const consent: Consent<ItemId, PurposeId> = version.consents[consentId];
  if (!point.consents.includes(consentId)) throw new Error(`${consentId} is not asked at ${pointId}`);
  return {
    id: `${version.version}/${pointId}/${consentId}`,
    heading: consent.label,
    text: [
      ...(consent.kind === 'abroad' ? abroadSentences(version) : purposeSentences(consent, version)),
      consent.refusing,
      takingBack(pointId, version),
    ],
    choices: { ...choices },
  };
}

/** What stands beside an opt-out in My Data, and what a browser's signal is taken to mean. */
export const optOutNotice = (id: OptOutId, version: PolicyVersion = policy): Notice => ({
  id: `${version.version}/optOut/${id}`,
  heading: version.optOuts[id].label,
  text: [...version.optOuts[id].text],
  choices: { yes: 'Take the opt-out back', no: 'Opt out' },
});

/** Contact us asks for no account, and who has none has no My Data. */
function takingBack(pointId: CollectionPointId, { mailboxes: [mailbox] }: PolicyVersion): string {
  return pointId === 'contact'
    ? `You can take a yes back at any time: with an account in My Data, without one by a mailed code, or by mail to ${mailbox}.`
    : `You can take a yes back at any time, in My Data or by mail to ${mailbox}.`;
}

function purposeSentences(consent: Consent<ItemId, PurposeId>, version: PolicyVersion): string[] {
  const rules = consent.items.flatMap((item) => retentionRulesFor(item, consent.purpose, version));
  const kept = new Set(rules.flatMap((rule) => rule.sentence ?? []));
  return [
    `We use it ${version.purposes[consent.purpose].why}.`,
    ...kept,
    ...storageIn(version).map((processor) => `Stored by ${processor.name} ${inCountry(processor.country)}.`),
    ...(consent.needsProof ? ['A yes counts once you have confirmed that the address is yours.'] : []),
  ];
}

/** Who receives it, where, when, how, for what and how long: what Korea's PIPA 28-8(2) asks to be told. */
function abroadSentences(version: PolicyVersion): string[] {
  return storageIn(version).flatMap((processor) => [
    `Everything you enter here goes to ${processor.name} ${inCountry(processor.country)}, when you send it.`,
    `${processor.how}, for ${lowerFirst(processor.task)}.`,
    `Kept there ${lowerFirst(processor.kept)}.`,
  ]);
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
