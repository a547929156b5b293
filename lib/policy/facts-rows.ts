import { categoryLabels } from './category-labels';
import { sourceLabels } from './source-labels';
import type { Contact, FactsTable, Field, PolicyShape, Processor, RetentionRule, Right } from './types';

export interface FactsRow {
  /** Stays with the row from version to version: by it two versions are compared. */
  id: string;
  /** One text for each column, with the markup of a block. */
  cells: readonly string[];
}

/** A table of the structured facts as text: what the page, its plain forms and a comparison show. */
export interface FactsRows {
  caption: string;
  columns: readonly string[];
  rows: readonly FactsRow[];
}

const captions: Record<RetentionRule['setBy'], string> = {
  policy: 'What is kept for how long, by our policy',
  law: 'What is kept longer, by law',
  portal: 'Periods the portal sets',
};

/** `about`: only rules about these items alone. */
export function retentionRows(
  policy: PolicyShape,
  setBy: RetentionRule['setBy'],
  about?: readonly string[],
): FactsRows {
  const rules = policy.retention.filter(
    (rule) => rule.setBy === setBy && (about === undefined || rule.items.every((each) => about.includes(each))),
  );
  return {
    caption: captions[setBy],
    columns: ['What', 'For', 'Kept'],
    rows: rules.map((rule) => ({
      id: rule.id,
      cells: [
        rule.itemsLabel ?? listItems(policy, rule.items),
        rule.purposeLabel ?? policy.purposes[rule.purpose]?.label ?? rule.purpose,
        rule.kept,
      ],
    })),
  };
}

const processorColumns = ['Task', 'Country', 'What it receives', 'When', 'How', 'Kept', 'Its own policy'];

const processorCells = (each: Processor) => [
  each.task,
  each.country,
  each.itemsLabel,
  each.when,
  each.how,
  each.kept,
  `[Privacy at ${each.short}](${each.policyUrl})`,
];

const contactCells = ({ role, person, department, title, mail }: Contact) => [
  role,
  person,
  department,
  title,
  `[${mail}](mailto:${mail})`,
];

const rightCells = ({ label, text, path }: Right) => [label, text, path ? `[${path}](${path})` : 'By mail'];

const tables: Record<FactsTable, (policy: PolicyShape) => FactsRows> = {
  'collection-points': (policy) => ({
    caption: 'What each point asks for',
    columns: ['Where', 'Required', 'Optional'],
    rows: Object.entries(policy.collectionPoints).map(([id, { label, required, optional }]) => ({
      id,
      cells: [label, listFields(policy, required), listFields(policy, optional)],
    })),
  }),
  recorded: (policy) => ({
    caption: 'What use of the service records',
    columns: ['What'],
    rows: Object.entries(policy.items).flatMap(([id, { label, source }]) =>
      source === 'automatic' ? [{ id, cells: [label] }] : [],
    ),
  }),
  purposes: (policy) => ({
    caption: 'Purposes',
    columns: ['Purpose'],
    rows: Object.entries(policy.purposes).flatMap(([id, { label, fact }]) =>
      fact === 'S2' ? [{ id, cells: [label] }] : [],
    ),
  }),
  'retention-policy': (policy) => retentionRows(policy, 'policy'),
  'retention-law': (policy) => retentionRows(policy, 'law'),
  processors: (policy) => ({
    caption: 'Processors',
    columns: ['Company', ...processorColumns],
    rows: Object.entries(policy.processors).map(([id, each]) => ({ id, cells: [each.name, ...processorCells(each)] })),
  }),
  rights: (policy) => ({
    caption: 'Your rights',
    columns: ['Right', 'What it means', 'Where'],
    rows: policy.rights.map((right) => ({ id: right.label, cells: rightCells(right) })),
  }),
  contacts: (policy) => ({
    caption: 'Who is responsible',
    columns: ['Role', 'Name', 'Department', 'Title', 'Email'],
    rows: policy.contacts.map((contact) => ({ id: contact.role, cells: contactCells(contact) })),
  }),
  california: ({ california }) => ({
    caption: 'What California asks',
    columns: ['Asked', 'Answer'],
    rows: [
      [
        'categories',
        'Categories we collected',
        sentence(california.categories.map((category) => categoryLabels[category])),
      ],
      ['sources', 'Sources', sentence(california.sources.map((source) => sourceLabels[source]))],
      ['business-purpose', 'Business purpose', california.businessPurpose],
      ['third-parties', 'Third parties we share it with', california.thirdParties],
    ].map(([id = '', ...cells]) => ({ id, cells })),
  }),
};

export const factsRows = (of: FactsTable, policy: PolicyShape): FactsRows => tables[of](policy);

const listItems = (policy: PolicyShape, items: readonly string[]): string =>
  sentence(items.map((item) => policy.items[item]?.label ?? item));

const listFields = (policy: PolicyShape, fields: readonly Field[]): string =>
  fields.length === 0 ? 'Nothing' : fields.map(({ item }, index) => nameOf(policy, item, index === 0)).join(', ');

function nameOf(policy: PolicyShape, item: string, first: boolean): string {
  const label = policy.items[item]?.label ?? item;
  return first ? label : label.toLowerCase();
}

function sentence(labels: readonly string[]): string {
  const text = labels.join(', ');
  return text.charAt(0) + text.slice(1).toLowerCase();
}
