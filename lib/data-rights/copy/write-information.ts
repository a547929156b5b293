import { policy } from '@/lib/policy/current';
import type { LegalRecords } from '../legal-records';
import { type Html, html, withoutMarks } from './html';
import { type HeldFacts, informationRows, recipients } from './information';

const noteOf = (id: string): string => withoutMarks(policy.notes.find((note) => note.id === id)?.text ?? '');

const list = (lines: readonly (Html | string)[]): Html => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const heldTable = (facts: HeldFacts): Html => html`<table class="held">
<thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">Kept</th><th scope="col">From where</th></tr></thead>
<tbody>${informationRows(facts).map(
  ({ what, why, kept, source }) =>
    html`<tr><td>${what.join(', ')}</td><td>${why}</td><td>${kept}</td><td>${source}</td></tr>`,
)}</tbody>
</table>
`;

const rights = (site: URL, hasAccount: boolean): Html[] =>
  policy.rights.map(({ label, text, path }) => {
    const where = path && new URL(hasAccount ? path : '/requests', site).href;
    return where ? html`<b>${label}.</b> ${text} <a href="${where}">${where}</a>` : html`<b>${label}.</b> ${text}`;
  });

/** The answers of GDPR 15(1) and (2), for this person: at the head of the page, before the data itself. */
export const writeInformation = (facts: HeldFacts, records: LegalRecords, site: URL, hasAccount: boolean): Html => html`
<h2 id="information">What this is for, and what you can do</h2>
<p>${policy.controller.name} is responsible for it. The legal basis is your consent. ${noteOf('consent-alone')}</p>
<h3>Purposes, periods and sources</h3>
${heldTable(facts)}
<p>${noteOf('evidence')}</p>
${facts.holds > 0 ? html`<p>${noteOf('hold')}</p>` : ''}
<h3>Who receives it</h3>
${list(recipients(facts, records))}
<p>We sell it to nobody and share it with nobody else. Storage in the USA rests on your consent.</p>
<h3>Your rights</h3>
${list([...rights(site, hasAccount), html`<b>Taking it elsewhere.</b> This copy is yours: <code>data.json</code> and the CSV files can be read by other programs.`])}
<p>Or write to ${policy.mailboxes.join(' or ')}. ${noteOf('complaint')}</p>
<h3>Decisions by a machine</h3>
<p>Nothing here decides about you by itself, and no profile of you is made.</p>
<h3>Who is in charge</h3>
${list(policy.contacts.map(({ role, person, department, mail }) => `${person}, ${department} (${role}): ${mail}`))}
`;
