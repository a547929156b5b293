import { type CollectionPointId, type ConsentId, type ItemId, type OptOutId, type PurposeId, policy } from './current';
import { retentionRulesFor } from './retention-of';
import type { CollectionPoint, Consent, Processor } from './types';

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

const processors: readonly Processor<ItemId>[] = Object.values(policy.processors);

/** Throws where the consent is not asked at that point: no such notice was ever shown. */
export function noticeFor(pointId: CollectionPointId, consentId: ConsentId): Notice {
  const point: CollectionPoint<ItemId, ConsentId> = policy.collectionPoints[pointId];
  const consent: Consent<ItemId, PurposeId> = policy.consents[consentId];
  if (!point.consents.includes(consentId)) throw new Error(`${consentId} is not asked at ${pointId}`);
  return {
    id: `${policy.version}/${pointId}/${consentId}`,
    heading: consent.label,
    text: [
      ...(consent.kind === 'abroad' ? abroadSentences() : purposeSentences(consent)),
      consent.refusing,
      takingBack(pointId),
    ],
    choices: { ...choices },
  };
}

/** What stands beside an opt-out in My Data, and what a browser's signal is taken to mean. */
export const optOutNotice = (id: OptOutId): Notice => ({
  id: `${policy.version}/optOut/${id}`,
  heading: policy.optOuts[id].label,
  text: [...policy.optOuts[id].text],
  choices: { yes: 'Take the opt-out back', no: 'Opt out' },
});

/** Contact us asks for no account, and who has none has no My Data. */
function takingBack(pointId: CollectionPointId): string {
  const mailbox = policy.mailboxes[0];
  return pointId === 'contact'
    ? `You can take a yes back at any time: with an account in My Data, else by mail to ${mailbox}.`
    : `You can take a yes back at any time, in My Data or by mail to ${mailbox}.`;
}

function purposeSentences(consent: Consent<ItemId, PurposeId>): string[] {
  const rules = consent.items.flatMap((item) => retentionRulesFor(item, consent.purpose));
  const kept = new Set(rules.flatMap((rule) => rule.sentence ?? []));
  const storage = processors.filter((processor) => processor.items === 'all');
  return [
    `We use it ${policy.purposes[consent.purpose].why}.`,
    ...kept,
    ...storage.map((processor) => `Stored by ${processor.name} in the ${processor.country}.`),
    ...(consent.needsProof ? ['A yes counts once you have confirmed that the address is yours.'] : []),
  ];
}

/** Who receives it, where, when, how, for what and how long: what Korea's PIPA 28-8(2) asks to be told. */
function abroadSentences(): string[] {
  return processors
    .filter((processor) => processor.items === 'all')
    .flatMap((processor) => [
      `Everything you enter here goes to ${processor.name} in the ${processor.country}, when you send it.`,
      `${processor.how}, for ${lowerFirst(processor.task)}.`,
      `Kept there ${lowerFirst(processor.kept)}.`,
    ]);
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
