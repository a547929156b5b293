import { type ItemId, type PurposeId, policy } from '@/lib/policy/current';
import { findItem } from '@/lib/policy/find-item';
import { retentionRule } from '@/lib/policy/retention-of';
import type { Processor } from '@/lib/policy/types';
import type { LegalRecords } from '../legal-records';
import type { Overview } from '../overview';

/** Items that share why they are here, until when, and where they came from. */
export interface InformationRow {
  what: string[];
  why: string;
  kept: string;
  source: string;
}

const [fromPerson = '', automatic = ''] = policy.california.sources;

const sourceOf = (item: ItemId): string => (findItem(item).source === 'person' ? fromPerson : automatic);

/** What the answers are about. */
export interface HeldFacts extends Pick<Overview, 'given' | 'newEmail' | 'sessions' | 'atStripe' | 'holds'> {
  inquiries: Pick<Overview['inquiries'][number], 'items'>[];
  visits: Pick<Overview['visits'], 'count'>;
  marketing: Pick<Overview['marketing'], 'granted'>;
}

/** What is told of one item, before those that say the same are put together. */
interface Told {
  what: string;
  why: string;
  kept: string;
  source: string;
}

const byRule = (what: string, item: ItemId, purpose: PurposeId, kept: string): Told => ({
  what,
  why: policy.purposes[purpose].short,
  kept,
  source: sourceOf(item),
});

function tellGiven({ given, inquiries, newEmail }: HeldFacts): Told[] {
  const items = [...given, ...inquiries.flatMap((inquiry) => inquiry.items)];
  const told = items.map(({ label, item, why, kept }) => ({
    what: label,
    why: why[0] ?? '',
    kept,
    source: label === findItem(item).label ? sourceOf(item) : 'From us',
  }));
  const waiting = retentionRule('address-change');
  return newEmail ? [...told, byRule(waiting.itemsLabel ?? '', 'email', waiting.purpose, waiting.kept)] : told;
}

function tellMarketing({ marketing, given }: HeldFacts): Told[] {
  if (!marketing.granted) return [];
  const items: readonly ItemId[] = policy.consents.marketing.items;
  return given
    .filter(({ item }) => items.includes(item))
    .map(({ label, item }) => byRule(label, item, policy.consents.marketing.purpose, retentionRule('marketing').kept));
}

function tellRecorded({ visits, sessions }: HeldFacts): Told[] {
  const label = (item: ItemId) => findItem(item).label;
  const [session, visit, ofAddress] = [retentionRule('session'), retentionRule('visit'), retentionRule('ip-address')];
  return [
    ...(visits.count > 0
      ? [
          byRule(label('visitTime'), 'visitTime', visit.purpose, visit.kept),
          byRule(label('usageRecord'), 'usageRecord', visit.purpose, visit.kept),
          byRule(label('ipAddress'), 'ipAddress', ofAddress.purpose, ofAddress.kept),
        ]
      : []),
    ...(sessions > 0 ? [byRule(session.itemsLabel ?? '', 'visitTime', session.purpose, session.kept)] : []),
  ];
}

/** Purposes, periods and sources (GDPR 15(1)(a), (d), (g)) of what is held about this person, and of nothing else. */
export function informationRows(facts: HeldFacts): InformationRow[] {
  const rows = new Map<string, InformationRow>();
  for (const { what, why, kept, source } of [...tellGiven(facts), ...tellMarketing(facts), ...tellRecorded(facts)]) {
    const key = [why, kept, source].join('\n');
    const row = rows.get(key) ?? { what: [], why, kept, source };
    if (!row.what.includes(what)) row.what.push(what);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** Who receives it (15(1)(c)): those that process it for us, and those it was given to. */
export function recipients({ atStripe }: HeldFacts, { disclosures }: LegalRecords): string[] {
  const processors = Object.entries<Processor>(policy.processors).flatMap(
    ([id, { name, country, task, when, items, itemsLabel }]) =>
      items === 'all' || (id === 'stripe' && atStripe) ? [`${name}, ${country}. ${task}. ${itemsLabel}. ${when}.`] : [],
  );
  return [
    ...processors,
    ...disclosures.map(({ recipient, basis, law }) =>
      basis === 'authority'
        ? `${recipient}, which asked for it under the law: ${law}.`
        : `${recipient}, as you agreed.`,
    ),
  ];
}
