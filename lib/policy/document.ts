import { blockId } from './block-id';
import { type FactsRows, factsRows, retentionRows } from './facts-rows';
import type { Block, PolicyShape } from './types';

/** A block as text and tables, with the facts it stands for filled in. */
export type DocumentBlock =
  | { id: string; type: 'heading' | 'paragraph'; text: string }
  | { id: string; type: 'list'; items: readonly string[] }
  | ({ id: string; type: 'table' } & FactsRows);

export interface DocumentPart {
  /** `about`, `s1` … `s16`, or `portal`. */
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
