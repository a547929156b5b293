import { type DataSubject, isInquirer } from '@/lib/db/doors';
import { findCountryName } from '@/lib/forms/countries';
import { policy } from '@/lib/policy/current';
import { isCountry } from '../held-item';
import { readLegalRecords } from '../legal-records';
import { readInquirerFacts } from '../mailbox/inquirer-facts';
import { readOverview } from '../overview';
import { beginPage, Html, html } from './html';
import { inWords } from './in-words';
import { type Row, shownOnPage } from './open-page';
import { partIds, parts } from './parts';
import { type ShownColumn, shownColumns } from './shown-columns';
import type { CopyHead, TableCopy } from './write-data';
import { writeInformation } from './write-information';

/** So many columns still fit side by side on paper. */
const sideBySide = 8;

/** Of no use to a reader, and in the other files all the same. */
export const forPrograms: readonly string[] = ['sequence', 'transactionId', 'noticeId', 'noticeHash'];

const inUtc = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function show(value: unknown, { column, placement }: ShownColumn): string {
  if (typeof value === 'string' && placement !== 'inquiryDetails' && isInstant.test(value)) return inUtc(value);
  if (Array.isArray(value)) return value.map((each) => inWords(column, String(each))).join(', ');
  return (isCountry(placement) && findCountryName(String(value))) || inWords(column, String(value ?? ''));
}

const grid = (
  title: string,
  columns: readonly ShownColumn[],
  rows: readonly Row[],
): Html => html`<div class="wide" role="group" tabindex="0" aria-label="${title}"><table>
<thead><tr>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${rows.map(
  (row) => html`<tr>${columns.map((shown) => html`<td>${show(row[shown.column], shown)}</td>`)}</tr>\n`,
)}</tbody>
</table></div>
`;

const record = (columns: readonly ShownColumn[], row: Row): Html => html`<table class="record"><tbody>${columns
  .filter(({ column }) => row[column] !== null)
  .map(
    (shown) =>
      html`<tr><th scope="row">${shown.label}</th><td class="text">${show(row[shown.column], shown)}</td></tr>`,
  )}</tbody></table>
`;

function writeTable({ entry, count, newest }: TableCopy): Html {
  const all = shownColumns(entry.name);
  const filled = all.filter(
    ({ column }) => !forPrograms.includes(column) && newest.some((row) => row[column] !== null),
  );
  const rest = count > newest.length;
  return html`<h2 id="${entry.name}">${entry.title}</h2>
${count === 0 ? html`<p class="quiet">Nothing in this copy.</p>\n` : ''}${
  rest
    ? html`<p>The newest ${shownOnPage.toLocaleString('en')} of ${count.toLocaleString('en')}. All of them are in <a href="csv/${entry.name}.csv">csv/${entry.name}.csv</a>.</p>\n`
    : ''
}${newest.length > 1 && filled.length <= sideBySide ? grid(entry.title, filled, newest) : newest.map((row) => record(filled, row))}`;
}

function periodOf({ choice: { from, before } }: CopyHead): string {
  const begins = from ? ` from ${inUtc(from.toISOString())}` : '';
  const ends = before ? ` until ${inUtc(before.toISOString())}` : '';
  const chosen = begins || ends ? `${begins}${ends}` : '';
  return chosen
    ? `Of what has a date: everything${chosen}. What is so today, like your account and profile, is here whatever the period.`
    : 'Everything, from the first record on.';
}

const opening = (
  head: CopyHead,
  tables: readonly TableCopy[],
  hasAccount: boolean,
): Html => html`<h1>Your data at ${policy.service.name}</h1>
<p>Made on ${inUtc(head.madeAt.toISOString())} by ${policy.controller.name}, under its privacy policy of ${policy.effectiveOn}. All times are in UTC. ${hasAccount ? 'Your password is not here: only a hash of it exists, which nobody can read.' : 'It is all that is held with one inquiry that was sent signed out.'}</p>
<p><b>Parts:</b> ${partIds
  .filter((part) => head.choice.parts.includes(part))
  .map((part) => parts[part])
  .join(', ')}.<br><b>Period:</b> ${periodOf(head)}</p>
<nav aria-label="Contents"><ul>
<li><a href="#information">What this is for, and what you can do</a></li>
<li><a href="#files">The files of this copy</a></li>
${tables.map(({ entry, count }) => html`<li><a href="#${entry.name}">${entry.title}</a> <span class="quiet">${count.toLocaleString('en')}</span></li>\n`)}</ul></nav>
`;

const files = (site: URL): Html => html`<h2 id="files">The files of this copy</h2>
<ul>
<li><code>index.html</code>: this page. It leaves out a few numbers and hashes that serve programs alone.</li>
<li><code>data.json</code>: the same for other programs. It names the schema it follows.</li>
<li><code>csv/</code>: a table each, for a spreadsheet, with the column names of <code>data.json</code>. A cell that begins with <code>=</code>, <code>+</code>, <code>-</code>, <code>@</code> or a tab has an apostrophe in front, so that no spreadsheet takes it for a formula. A phone number is one of those.</li>
<li><code>manifest.json</code>: the SHA-256 of each file and how many rows each table has, signed by us. <a href="${new URL('/verify', site).href}">${new URL('/verify', site).href}</a> checks it, and the files with it, without sending them anywhere.</li>
</ul>
<p>Keep it safe: all of it is plain text.</p>
`;

/** `index.html`: who does what with the data, and the data. Reads what the answers are about anew, for a copy may leave parts out. */
export async function* writePage(
  subject: DataSubject,
  head: CopyHead,
  tables: readonly TableCopy[],
): AsyncGenerator<string> {
  yield beginPage(`Your data at ${policy.service.name}`).text;
  const hasAccount = !isInquirer(subject);
  yield opening(head, tables, hasAccount).text;
  const facts = isInquirer(subject) ? await readInquirerFacts(subject) : await readOverview(subject);
  yield writeInformation(facts, await readLegalRecords(subject), head.site, hasAccount).text;
  yield files(head.site).text;
  for (const table of tables) yield writeTable(table).text;
  yield new Html('</main></body>\n</html>\n').text;
}
