import type { KeeperId } from './controls';

/**
 * The shape of a policy version. One value of this type is the source from which the page, the
 * forms, the notices, the gates, the export, the retention sweep and the erasure derive.
 */

import type { Declared, DeclaredTable } from './declared-types';

/** Where a fact stands in the policy: `S4` a section, `S4.A` a part of one, `portal` our own gap-filler. */
export type FactId = `S${number}` | `S${number}.${string}` | 'portal';

/** The three groups that the California notice (S12) answers with. */
export type CategoryId = 'identifiers' | 'professional' | 'internet-activity';

export interface Item {
  /** The policy's own name of the item; also the label of its field. */
  label: string;
  category: CategoryId;
  source: 'person' | 'automatic';
  fact: FactId;
  /** Never copied out, shown or mailed: the password, of which only a hash exists. */
  secret?: true;
}

export type Control = 'text' | 'email' | 'tel' | 'password' | 'country' | 'choice' | 'long-text';

export interface Field<ItemId extends string = string> {
  item: ItemId;
  control: Control;
  /** HTML autocomplete token (WHATWG, autofill detail tokens). */
  autocomplete?: string;
  hint?: string;
  /** Longest accepted value, in characters. */
  maxLength: number;
  /** The operator's list for a `choice`. */
  options?: readonly string[];
}

export interface CollectionPoint<ItemId extends string = string, ConsentId extends string = string> {
  /** The policy's own name of the point. */
  label: string;
  path: `/${string}`;
  fact: FactId;
  required: readonly Field<ItemId>[];
  optional: readonly Field<ItemId>[];
  /** Decisions asked there, in the order shown; each a separate, unticked choice. */
  consents: readonly ConsentId[];
}

export interface Purpose {
  label: string;
  /** Completes "We use it …" in a notice. */
  why: string;
  /** A few words for a row of the ledger in My Data. */
  short: string;
  fact: FactId;
}

/**
 * `required` and `optional` speak of the items of one collection point, `abroad` of their storage
 * at a processor in another country (S5), `marketing` of the third purpose of S2, `third-party` of giving them to one
 * named recipient outside (S3).
 */
export type ConsentKind = 'required' | 'optional' | 'abroad' | 'marketing' | 'third-party';

export interface Consent<ItemId extends string = string, PurposeId extends string = string> {
  kind: ConsentKind;
  /** Heading of the choice and its name in My Data. */
  label: string;
  purpose: PurposeId;
  /** Whom a consent of kind `third-party` lets data go to, by name. */
  recipient?: string;
  /** The items it covers; for `abroad` every item of the point where it is asked. */
  items: readonly ItemId[];
  /** What refusing costs, in one sentence. */
  refusing: string;
  /** Counts only once the address is proved to be the person's (a stranger could opt people in). */
  needsProof: boolean;
}

/** What the portal takes as an opt-out although nobody is asked for a consent to it. */
export interface OptOut {
  /** Its name in My Data. */
  label: string;
  /** What it means here, in plain sentences: the notice whose hash the ledger keeps. */
  text: readonly string[];
}

/** When data goes. Months are calendar months; an end that does not exist falls on the month's last day. */
export type Until =
  | { event: 'account-closed' }
  | { event: 'inquiry-closed'; months: number }
  | { event: 'request-closed'; months: number }
  | { event: 'consent'; months: number }
  | { event: 'recorded'; months: number }
  | { event: 'recorded'; days: number }
  | { event: 'recorded'; hours: number }
  | { event: 'confirmed'; days: number }
  | { event: 'last-used'; minutes: number }
  | { event: 'processor-answered' }
  | { event: 'investigation-ended' };

export interface RetentionRule<ItemId extends string = string, PurposeId extends string = string> {
  /** Kebab-case. Names the rule in the destruction log, for good: a rule of another meaning gets another id. */
  id: string;
  items: readonly ItemId[];
  /** What stands in the "What" column where the items alone would mislead. */
  itemsLabel?: string;
  purpose: PurposeId;
  /** What stands in the "For" column where the policy names the purpose more closely. */
  purposeLabel?: string;
  until: Until;
  /** A second end that `kept` names: of what was left unused, or has been confirmed. */
  orUntil?: Until;
  /** The period in words, as the table and the ledger show it. */
  kept: string;
  /** The period as a sentence for the notice at a form. Left out where no form collects for it. */
  sentence?: string;
  /** Set by the company's policy, by law, or by this portal where the policy is silent. */
  setBy: 'policy' | 'law' | 'portal';
  fact: FactId;
}

export interface Processor<ItemId extends string = string> {
  name: string;
  task: string;
  country: string;
  /** `all`: everything collected in giving the service. */
  items: 'all' | readonly ItemId[];
  itemsLabel: string;
  when: string;
  how: string;
  kept: string;
  /** What completes "… stores it, USA" in My Data. */
  short: string;
  /** Their own privacy page: a link that leaves the site (S15). */
  policyUrl: string;
}

export interface Contact {
  role: string;
  department: string;
  person: string;
  title: string;
  mail: string;
}

export interface Right {
  label: string;
  text: string;
  /** Where a signed-in person exercises it. Left out until the page exists. */
  path?: `/${string}`;
}

/** The controls that carry a block of prose out, the attestations behind it, or both. */
interface Kept {
  keptBy: readonly [KeeperId, ...KeeperId[]];
}

/**
 * A block of prose. Text is plain; `**…**` marks emphasis and `[words](target)` a link to a `/path`, a section
 * (`#s4`), a `mailto:` or another site (`https:`), and nothing else is markup. The id is kebab-case and stays with the
 * block from version to version, also where it is reworded or moves: by it two versions are compared.
 */
export type Block =
  | ({ id: string; type: 'paragraph'; text: string } & Kept)
  | { id: string; type: 'heading'; text: string }
  | ({ id: string; type: 'list'; items: readonly string[] } & Kept)
  /** Rendered from the structured facts, never typed by hand. */
  | ({
      type: 'facts';
      of: FactsTable;
    } & Kept);

export type FactsTable =
  | 'collection-points'
  | 'recorded'
  | 'purposes'
  | 'retention-policy'
  | 'retention-law'
  | 'processors'
  | 'rights'
  | 'contacts'
  | 'california';

export interface Section {
  /** `s1` … `s16`: the address of the section and the prefix of its facts. */
  id: `s${number}`;
  number: number;
  title: string;
  /** One plain sentence for the margin. */
  inShort: string;
  blocks: readonly Block[];
}

/** What this portal adds where the policy is silent or contradicts itself. Shown apart from the policy's text. */
export interface PortalNote {
  /** Kebab-case; the note's address is `#note-<id>`. */
  id: string;
  section: Section['id'];
  title: string;
  /** Plain prose with the markup of a block. */
  text: string;
  /** The period that the text names, where the portal carries one out by it. */
  until?: Until;
  /** What of the declared follows the text, as a table. */
  shows?: DeclaredTable;
}

export interface PolicyShape<
  ItemId extends string = string,
  PurposeId extends string = string,
  ConsentId extends string = string,
  PointId extends string = string,
  ProcessorId extends string = string,
  OptOutId extends string = string,
  TopicId extends string = string,
> {
  /** Also its address: `/policy/<version>`. */
  version: `${number}-${number}-${number}`;
  /** ISO date, in the controller's zone (Asia/Seoul). */
  effectiveOn: string;
  change: 'editorial' | 'material';
  controller: { name: string };
  service: { name: string; alsoCalled: string };
  scope: string;
  mailboxes: readonly string[];
  legalBasis: 'consent';
  items: Readonly<Record<ItemId, Item>>;
  purposes: Readonly<Record<PurposeId, Purpose>>;
  consents: Readonly<Record<ConsentId, Consent<ItemId, PurposeId>>>;
  /** What a browser's opt-out signal stands for (Global Privacy Control). */
  optOuts: Readonly<Record<OptOutId, OptOut>>;
  /** What marketing mail can be about; each can be switched off alone. */
  topics: Readonly<Record<TopicId, { label: string }>>;
  collectionPoints: Readonly<Record<PointId, CollectionPoint<ItemId, ConsentId>>>;
  retention: readonly RetentionRule<ItemId, PurposeId>[];
  processors: Readonly<Record<ProcessorId, Processor<ItemId>>>;
  contacts: readonly Contact[];
  rights: readonly Right[];
  california: {
    categories: readonly CategoryId[];
    sources: readonly Item['source'][];
    businessPurpose: string;
    thirdParties: string;
  };
  /** What people carry out, by the id that a block of prose names behind `people:`. */
  attestations: Readonly<Record<string, string>>;
  sections: readonly Section[];
  notes: readonly PortalNote[];
  declared: Declared<ProcessorId>;
}
