import { findCountryName } from '@/lib/forms/countries';
import { type ItemId, type PurposeId, policy } from '@/lib/policy/current';
import { findItem } from '@/lib/policy/find-item';
import { findProcessor } from '@/lib/policy/find-processor';
import { ownStore } from '@/lib/policy/flows';
import { periodEnd } from '@/lib/policy/period-end';
import { itemsOfControl } from '@/lib/policy/point-items';
import { type PolicyVersion, registered } from '@/lib/policy/registered';
import { retentionRulesFor } from '@/lib/policy/retention-of';
import type { Processor } from '@/lib/policy/types';
import type { Dispute } from '@/lib/requests/disputes';
import type { EarlierValue } from './correct/earlier-values';

/** One row of the ledger: what is held, and what the policy says of it. */
export interface HeldItem {
  id: string;
  item: ItemId;
  label: string;
  value: string;
  /** As a form has it: a country by its code. Never of a secret. */
  entered: string;
  /** By the name in our schema. */
  column: string;
  optional: boolean;
  /** Never shown: only a hash exists. */
  secret: boolean;
  why: string[];
  since: Date;
  kept: string;
  /** When it goes by itself; null where an event ends the keeping. */
  endsAt: Date | null;
  who: string[];
  /** What it said before, the newest first. */
  earlier: readonly EarlierValue[];
  /** Of an item that we correct only when asked: what the person says of it, and whether they may. */
  dispute: { statement: Dispute | null; mayBeWritten: boolean } | null;
}

const purposeIn = ({ consents: { account, profile, inquiry } }: PolicyVersion) =>
  ({
    accounts: account.purpose,
    profiles: profile.purpose,
    inquiries: inquiry.purpose,
  }) as const satisfies Record<string, PurposeId>;

const purposeOf = purposeIn(policy);

const countryItems: readonly string[] = [
  ...itemsOfControl('firstLogin', 'country'),
  ...itemsOfControl('contact', 'country'),
];

export const isCountry = (item: string): boolean => countryItems.includes(item);

const optionalItems: ReadonlySet<string> = new Set(
  Object.values(policy.collectionPoints).flatMap((point) => point.optional.map((field) => field.item)),
);

const marketingItems: readonly string[] = policy.consents.marketing.items;

const processors: readonly Processor<ItemId>[] = Object.values(policy.processors);

/** Who has everything collected in giving the service; a processor of single items is named where those arise. */
const stores = processors.filter(({ items }) => items === 'all').map(({ short, country }) => `${short}, ${country}`);
const holders = stores.length > 0 ? stores : [ownStore(policy)];

const stripe = findProcessor('stripe');
const stripeName = stripe && `${stripe.short}, ${stripe.country}`;
const stripeItems: ReadonlySet<string> = new Set(stripe?.items === 'all' ? Object.keys(policy.items) : stripe?.items);

export function heldItem(
  table: keyof typeof purposeOf,
  column: string,
  item: ItemId,
  value: string,
  since: Date,
  marketing: boolean,
  atStripe = false,
): HeldItem {
  const purpose = purposeOf[table];
  const [rule] = [policy, ...registered].flatMap((version) =>
    retentionRulesFor(item, purposeIn(version)[table], version),
  );
  if (!rule) throw new Error(`No rule ends the keeping of ${item}`);
  const secret = 'secret' in findItem(item);
  const forMarketing = marketing && table !== 'inquiries' && marketingItems.includes(item);
  return {
    id: `${table}-${column}`,
    item,
    label: column === 'answer' ? 'Our answer' : findItem(item).label,
    value: secret ? 'Set. Nobody can read it.' : shown(item, value),
    entered: secret ? '' : value,
    column,
    optional: optionalItems.has(item),
    secret,
    why: [
      policy.purposes[purpose].short,
      ...(forMarketing ? [policy.purposes[policy.consents.marketing.purpose].short] : []),
    ],
    since,
    kept: rule.kept,
    endsAt: periodEnd(rule.until, since),
    who: stripeName && atStripe && table !== 'inquiries' && stripeItems.has(item) ? [...holders, stripeName] : holders,
    earlier: [],
    dispute: null,
  };
}

const shown = (item: ItemId, value: string): string => (isCountry(item) ? (findCountryName(value) ?? value) : value);
