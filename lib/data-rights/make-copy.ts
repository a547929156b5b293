import { itemColumns } from '@/lib/data-map/data-map';
import type { Subject } from '@/lib/db/doors';
import { policy } from '@/lib/policy/current';
import { type CopiedTable, copiedTableNames } from './copied-tables';
import { readRows } from './read-rows';

/** A file of the copy, written while it is read. */
export interface CopyFile {
  name: string;
  input: AsyncIterable<string>;
}

/** The policy's own name of what a column holds, or the column's name where it holds no item. */
function columnLabel(table: CopiedTable, column: string): string {
  const item = itemColumns(table).find((each) => each.column === column)?.item;
  if (item && column !== 'answer') return policy.items[item].label;
  const words = column.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const show = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : value === null ? '' : String(value);

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

async function* writeJson(subject: Subject, madeAt: Date): AsyncGenerator<string> {
  const head = { madeAt: madeAt.toISOString(), controller: policy.controller.name, policyVersion: policy.version };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": {`;
  for (const [at, { name }] of copiedTableNames.entries()) {
    yield `${at === 0 ? '' : ','}\n    ${JSON.stringify(name)}: [`;
    let first = true;
    for await (const row of readRows(subject, name)) {
      yield `${first ? '' : ','}\n      ${JSON.stringify(row)}`;
      first = false;
    }
    yield first ? ']' : '\n    ]';
  }
  yield '\n  }\n}\n';
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1,h2{font-family:Georgia,serif;font-weight:400}table{border-collapse:collapse;margin:0 0 1.5rem;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #8886;overflow-wrap:anywhere}th{width:14rem;font-weight:600}
@media print{body{margin:0}table{break-inside:avoid}}`;

async function* writeHtml(subject: Subject, madeAt: Date): AsyncGenerator<string> {
  yield `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Your data at ${escapeHtml(policy.service.name)}</title><style>${style}</style></head><body>`;
  yield `<h1>Your data at ${escapeHtml(policy.service.name)}</h1><p>Made on ${madeAt.toISOString()} by ${escapeHtml(policy.controller.name)} under the privacy policy of ${policy.effectiveOn}. Times are in UTC. Your password is not here: nobody can read it.</p>`;
  for (const { name, title } of copiedTableNames) {
    yield `<h2>${escapeHtml(title)}</h2>`;
    let empty = true;
    for await (const row of readRows(subject, name)) {
      empty = false;
      const cells = Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(
          ([column, value]) =>
            `<tr><th scope="row">${escapeHtml(columnLabel(name, column))}</th><td>${escapeHtml(show(value))}</td></tr>`,
        );
      yield `<table>${cells.join('')}</table>`;
    }
    if (empty) yield '<p>Nothing held.</p>';
  }
  yield '</body></html>\n';
}

/** The person's copy: for machines and for reading. Nothing is read before a file is asked for its next piece. */
export function makeCopy(subject: Subject): CopyFile[] {
  const madeAt = new Date();
  return [
    { name: 'index.html', input: writeHtml(subject, madeAt) },
    { name: 'data.json', input: writeJson(subject, madeAt) },
  ];
}
