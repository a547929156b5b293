import { changedSections } from './changed-sections';
import { concernsInquirers } from './concerns-inquirers';
import { canonicalJson } from './content-hash';
import { type FactsRow, factsRows, retentionRows } from './facts-rows';
import { mergeById } from './merge-by-id';
import { noticeFor } from './notice';
import { shownLines } from './notice-hash';
import { readSpans } from './read-spans';
import type { CollectionPointId, ConsentId, ItemId, PolicyVersion } from './registered';
import type { Field, Purpose } from './types';

/** One thing that a release brings, ends or changes; with `null` on the side where it is not. */
export interface Change {
  id: string;
  /** As its own version calls it. */
  label: string;
  before: string | null;
  after: string | null;
}

/** What a form asks from then on, at one point. */
export interface FormChange {
  point: string;
  label: string;
  /** Each a plain sentence. */
  changes: string[];
}

/** What a release does, worked out from the two versions alone. */
export interface ReleaseEffects {
  version: string;
  effectiveOn: string;
  change: PolicyVersion['change'];
  /** Titles of the parts that read differently. */
  parts: string[];
  /**
   * A material release is told to everybody with an account, and to those without one whom it concerns; an editorial one to nobody
   * (S16).
   */
  told: 'accounts' | 'accounts-and-inquirers' | 'nobody';
  /** Consents whose notice says something else: a yes to the old one is no yes to the new one. */
  askedAgain: { consent: ConsentId; label: string; points: string[] }[];
  /** Consents that nobody was asked for before. */
  newlyAsked: { consent: ConsentId; label: string; points: string[] }[];
  noLongerAsked: { consent: ConsentId; label: string }[];
  forms: FormChange[];
  items: (Change & { id: ItemId })[];
  purposes: Change[];
  retention: Change[];
  processors: Change[];
}

const pointsAsking = (version: PolicyVersion, consent: ConsentId): CollectionPointId[] =>
  (Object.keys(version.collectionPoints) as CollectionPointId[]).filter((point) =>
    version.collectionPoints[point].consents.includes(consent),
  );

const has = (record: object, id: string) => Object.hasOwn(record, id);

/** What the notice shows there; without the version's own name, which is in no line. */
const noticeText = (version: PolicyVersion, point: CollectionPointId, consent: ConsentId): string | null =>
  has(version.collectionPoints, point) && version.collectionPoints[point].consents.includes(consent)
    ? shownLines(noticeFor(point, consent, version)).join('\n')
    : null;

function consentChanges(before: PolicyVersion, after: PolicyVersion) {
  const asked = Object.keys(after.consents) as ConsentId[];
  const labelled = (consent: ConsentId, points: readonly CollectionPointId[]) => ({
    consent,
    label: after.consents[consent].label,
    points: points.map((point) => after.collectionPoints[point].label),
  });
  return {
    newlyAsked: asked
      .filter((consent) => !has(before.consents, consent))
      .map((consent) => labelled(consent, pointsAsking(after, consent))),
    askedAgain: asked
      .filter((consent) => has(before.consents, consent))
      .map((consent) => {
        const isOther = (point: CollectionPointId) => {
          const old = noticeText(before, point, consent);
          return old !== null && old !== noticeText(after, point, consent);
        };
        return labelled(consent, pointsAsking(after, consent).filter(isOther));
      })
      .filter(({ points }) => points.length > 0),
    noLongerAsked: (Object.keys(before.consents) as ConsentId[])
      .filter((consent) => !has(after.consents, consent))
      .map((consent) => ({ consent, label: before.consents[consent].label })),
  };
}

function fieldChanges(before: PolicyVersion, after: PolicyVersion, point: CollectionPointId): string[] {
  const asked = (version: PolicyVersion) => {
    const { required, optional } = version.collectionPoints[point];
    const named = (fields: readonly Field<ItemId>[], how: string) =>
      fields.map(({ item }) => [item, { how, label: version.items[item].label }] as const);
    return new Map([...named(required, 'required'), ...named(optional, 'optional')]);
  };
  const [old, fresh] = [asked(before), asked(after)];
  return [
    ...[...fresh].flatMap(([item, { how, label }]) => {
      const was = old.get(item);
      if (!was) return [`Asks for "${label}", ${how}.`];
      return was.how === how ? [] : [`"${label}" becomes ${how}; it was ${was.how}.`];
    }),
    ...[...old].flatMap(([item, { label }]) => (fresh.has(item) ? [] : [`No longer asks for "${label}".`])),
  ];
}

function formChanges(before: PolicyVersion, after: PolicyVersion): FormChange[] {
  const points = new Set([...Object.keys(after.collectionPoints), ...Object.keys(before.collectionPoints)]);
  return [...points].flatMap((id) => {
    const point = id as CollectionPointId;
    if (!has(before.collectionPoints, point))
      return [{ point, label: after.collectionPoints[point].label, changes: ['A new form.'] }];
    const { label } = before.collectionPoints[point];
    if (!has(after.collectionPoints, point)) return [{ point, label, changes: ['The form is no more.'] }];
    const changes = fieldChanges(before, after, point);
    return changes.length > 0 ? [{ point, label, changes }] : [];
  });
}

const plain = (text: string) =>
  readSpans(text)
    .map((span) => span.text)
    .join('');

/** The first cell names the row, and the label tells it. */
const wordsOf = (row: FactsRow | null): string | null =>
  row && (row.cells.length > 1 ? row.cells.slice(1) : row.cells).map(plain).join(' · ');

/** Rows of facts that are new, gone or worded otherwise. */
const rowChanges = (before: readonly FactsRow[], after: readonly FactsRow[]): Change[] =>
  mergeById(before, after)
    .filter((pair) => pair.before?.cells.join('\0') !== pair.after?.cells.join('\0'))
    .map((pair) => ({
      id: (pair.after ?? pair.before)?.id ?? '',
      label: (pair.after ?? pair.before)?.cells[0] ?? '',
      before: wordsOf(pair.before),
      after: wordsOf(pair.after),
    }));

const labelRows = (record: Readonly<Record<string, { label: string }>>): FactsRow[] =>
  Object.entries(record).map(([id, { label }]) => ({ id, cells: [label] }));

const purposeRows = (purposes: Readonly<Record<string, Purpose>>): FactsRow[] =>
  Object.entries(purposes).map(([id, { label, why }]) => ({ id, cells: [label, why] }));

/** Also a rule whose words stay and that counts or covers otherwise; it is told by its period. */
const retentionChanges = (before: PolicyVersion, after: PolicyVersion): Change[] =>
  mergeById(before.retention, after.retention)
    .filter((pair) => canonicalJson(pair.before) !== canonicalJson(pair.after))
    .map((pair) => {
      const [version, rule] = pair.after ? [after, pair.after] : [before, pair.before];
      const { rows } = retentionRows(version, rule?.setBy ?? 'policy');
      return {
        id: rule?.id ?? '',
        label: rows.find(({ id }) => id === rule?.id)?.cells[0] ?? '',
        before: pair.before?.kept ?? null,
        after: pair.after?.kept ?? null,
      };
    });

export function releaseEffects(before: PolicyVersion, after: PolicyVersion): ReleaseEffects {
  const { version, effectiveOn, change } = after;
  const changes = {
    ...consentChanges(before, after),
    forms: formChanges(before, after),
    purposes: rowChanges(purposeRows(before.purposes), purposeRows(after.purposes)),
    retention: retentionChanges(before, after),
    processors: rowChanges(factsRows('processors', before).rows, factsRows('processors', after).rows),
  };
  const withInquirers = concernsInquirers(before, after, changes);
  return {
    version,
    effectiveOn,
    change,
    parts: changedSections(before, after).map(({ title }) => title),
    told: change === 'editorial' ? 'nobody' : withInquirers ? 'accounts-and-inquirers' : 'accounts',
    ...changes,
    items: rowChanges(labelRows(before.items), labelRows(after.items)) as ReleaseEffects['items'],
  };
}
