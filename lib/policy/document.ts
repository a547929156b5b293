import { blockId } from './block-id';
import { type FactsRows, factsRows, retentionRows } from './facts-rows';
import { noticeFor } from './notice';
import type { CollectionPointId, ConsentId, ItemId, PolicyVersion } from './registered';
import type { Block, CollectionPoint, PolicyShape } from './types';

/** A block as text and tables, with the facts it stands for filled in. */
export type DocumentBlock =
  | { id: string; type: 'heading' | 'paragraph'; text: string }
  | { id: string; type: 'list'; items: readonly string[] }
  | ({ id: string; type: 'table' } & FactsRows);

export interface DocumentPart {
  /** `about`, `s1` … `s16`, `forms`, or `portal`. */
  id: string;
  title: string;
  /** One plain sentence, where the part has one. */
  inShort: string | null;
  blocks: readonly DocumentBlock[];
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const aboutRows = (policy: PolicyShape): FactsRows => ({
  caption: 'About this version',
  columns: ['What', 'Which'],
  rows: [
    { id: 'effect', cells: ['Takes effect', dayFormat.format(new Date(policy.effectiveOn))] },
    { id: 'from', cells: ['From', policy.controller.name] },
    { id: 'for', cells: ['For', `${policy.service.name}, also called ${policy.service.alsoCalled}`] },
    { id: 'covers', cells: ['Covers', policy.scope] },
    {
      id: 'mailboxes',
      cells: ['Privacy mailboxes', policy.mailboxes.map((mailbox) => `[${mailbox}](mailto:${mailbox})`).join(', ')],
    },
  ],
});

/** What stands before each decision, as the forms of that version show it. */
function noticeRows(policy: PolicyShape): FactsRows {
  const version = policy as PolicyVersion;
  const points = Object.entries(version.collectionPoints) as [CollectionPointId, CollectionPoint<ItemId, ConsentId>][];
  return {
    caption: 'Before each decision',
    columns: ['Where', 'Decision', 'What it says'],
    rows: points.flatMap(([point, { label, consents }]) =>
      consents.map((consent) => {
        const { heading, text } = noticeFor(point, consent, version);
        return { id: `${point}-${consent}`, cells: [label, heading, text.join(' ')] };
      }),
    ),
  };
}

const blockOf = (block: Block, policy: PolicyShape): DocumentBlock =>
  block.type === 'facts' ? { id: blockId(block), type: 'table', ...factsRows(block.of, policy) } : block;

/** What stands above the portal's own additions, wherever they are shown. */
export const portalIntro =
  "Where the policy is silent, or says two things, a program still has to do one of them. These choices are the portal's own. They are no part of the policy.";

/** What a version says, in order, as plain data: what is compared, and what its plain form is written from. */
export const documentOf = (policy: PolicyShape): DocumentPart[] => [
  {
    id: 'about',
    title: 'About this version',
    inShort: null,
    blocks: [{ id: 'about', type: 'table', ...aboutRows(policy) }],
  },
  ...policy.sections.map(({ id, number, title, inShort, blocks }) => ({
    id,
    title: `${number} ${title}`,
    inShort,
    blocks: blocks.map((block) => blockOf(block, policy)),
  })),
  {
    id: 'forms',
    title: 'What the forms tell you',
    inShort: null,
    blocks: [{ id: 'notices', type: 'table', ...noticeRows(policy) }],
  },
  {
    id: 'portal',
    title: 'What the portal adds',
    inShort: null,
    blocks: [
      { id: 'portal-intro', type: 'paragraph', text: portalIntro },
      { id: 'retention-portal', type: 'table', ...retentionRows(policy, 'portal') },
      ...policy.notes.map(({ id, title, text }) => ({
        id: `note-${id}`,
        type: 'paragraph' as const,
        text: `**${title}.** ${text}`,
      })),
    ],
  },
];
