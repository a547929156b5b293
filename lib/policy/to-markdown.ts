import { type DocumentBlock, documentOf } from './document';
import type { FactsRows } from './facts-rows';
import type { PolicyShape } from './types';

/** A bar would end the cell. */
const cell = (text: string) => text.replaceAll('|', '\\|');

const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** Tables of many columns are read as records: a heading for each row, and a line for each fact. */
const widest = 3;

const record = ({ columns, rows }: FactsRows) =>
  rows
    .map(({ cells: [head = '', ...cells] }) =>
      [`**${head}**\n`, ...cells.map((text, at) => `- ${columns[at + 1]}: ${text}`)].join('\n'),
    )
    .join('\n\n');

function table(facts: FactsRows): string {
  const { columns, rows } = facts;
  if (columns.length > widest) return record(facts);
  if (columns.length === 1) return rows.map(({ cells }) => `- ${cells.join('')}`).join('\n');
  return [row(columns), row(columns.map(() => '---')), ...rows.map(({ cells }) => row(cells))].join('\n');
}

function block(each: DocumentBlock): string {
  switch (each.type) {
    case 'heading':
      return `### ${each.text}`;
    case 'paragraph':
      return each.text;
    case 'list':
      return each.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return table(each);
  }
}

/** A link within the page leads to its section's heading; one to a page of the portal, to where the portal answers. */
const anchored = (text: string, version: string) => text.replaceAll('](#', `](/policy/${version}#`);

/** A version in plain Markdown: the words of its page, with the same addresses. */
export function toMarkdown(policy: PolicyShape): string {
  const { version, service, controller } = policy;
  const parts = documentOf(policy).map(({ title, inShort, blocks }) =>
    [`## ${title}`, ...(inShort ? [`> In short: ${inShort}`] : []), ...blocks.map(block)].join('\n\n'),
  );
  const head = `# Privacy policy of ${service.name}, version ${version}\n\n${controller.name}`;
  return `${anchored([head, ...parts].join('\n\n'), version)}\n`;
}
