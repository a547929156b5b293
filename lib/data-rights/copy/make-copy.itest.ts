import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctProfile } from '@/lib/accounts/profiles';
import { dataMap, itemColumns, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import * as schema from '@/lib/db/schema';
import { policy } from '@/lib/policy/current';
import { publicKeys } from '@/lib/signing/signing-keys';
import { verifyDocument } from '@/lib/signing/verify-document';
import { insertVisits } from '@/lib/testing/insert-visits';
import { makePerson, type Person, sampleInquiry, sampleProfile } from '@/lib/testing/people';
import { personColumn } from '@/lib/testing/reach';
import { readCopy } from '@/lib/testing/read-copy';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson, valuesOf } from '@/lib/testing/whole-person';
import { copiedEntries, copiedTables } from './copied-tables';
import { escapeHtml } from './html';
import { partIds } from './parts';

const database = useDatabase();
const personal = (Object.keys(dataMap) as TableName[]).filter((name) => subjectColumn(name) !== null);

type Copy = { $schema: string; policyVersion: string; tables: Record<string, Record<string, unknown>[]> };

const dataOf = (files: Record<string, string>): Copy => JSON.parse(files['data.json'] ?? '');

let ines: Person;
let otto: Person;
let files: Record<string, string>;
let copy: Copy;
let html: string;
/** Everything in it. */
let text: string;

beforeAll(async () => {
  ines = await makeWholePerson('ines@portal.test', 'in force');
  otto = await makeWholePerson('otto@portal.test', 'in force');
  await correctProfile(ines, { ...sampleProfile, companyName: '<script>alert("x")</script> & \'sons\'' });
  files = await readCopy(ines);
  copy = dataOf(files);
  html = files['index.html'] ?? '';
  text = Object.values(files).join('\n');
});

const countOf = async (name: TableName, id: string): Promise<number> => {
  const from = `${getTableName(schema[name])} where ${personColumn(name)} = $1`;
  return (await database.admin.query<{ count: number }>(`select count(*)::int from ${from}`, [id])).rows[0]?.count ?? 0;
};

describe('the copy', () => {
  it('says which policy it was made under', () => {
    expect(copy.policyVersion).toBe(policy.version);
  });

  it.each(personal)('has every row about the person in %s, unless the portal says why not', async (name) => {
    const expected = await countOf(name, ines.id);
    if (copiedTables[name] === null) {
      expect(copy.tables).not.toHaveProperty(name);
      return;
    }
    expect(expected).toBeGreaterThan(0);
    expect(copy.tables[name]).toHaveLength(expected);
  });

  it('leaves out the tables the portal says it leaves out, and no others', () => {
    const leftOut = personal.filter((name) => copiedTables[name] === null);
    expect(leftOut.sort()).toEqual([
      'auditDetails',
      'childReports',
      'erasures',
      'farewells',
      'reporters',
      'subjectKeys',
    ]);
    expect(Object.keys(copy.tables).sort()).toEqual(
      (Object.keys(dataMap) as TableName[]).filter((name) => copiedTables[name] !== null).sort(),
    );
  });

  it('names nobody at the company who worked on it', async () => {
    const { rows } = await database.admin.query<{ actor: string }>(
      "select distinct actor from audit_events where door = 'handler' and subject_ref = $1",
      [ines.id],
    );
    expect(rows.length).toBeGreaterThan(1);
    const values = new Set(Object.values(copy.tables).flatMap((table) => table.flatMap(Object.values)));
    for (const { actor } of rows) expect([...values]).not.toContain(actor);
  });

  it('has every item of the policy that the portal holds, but the password', () => {
    for (const name of personal.filter((each) => copiedTables[each] !== null)) {
      for (const { column, item } of itemColumns(name)) {
        const held = copy.tables[name]?.map((row) => row[column]) ?? [];
        if (item === 'password') expect(held).toEqual([undefined]);
        else expect([name, column, held.some((value) => typeof value === 'string' && value !== '')]).toContain(true);
      }
    }
  });

  it('has the values as they were given', () => {
    const values = valuesOf('ines@portal.test');
    expect(copy.tables.accounts).toEqual([expect.objectContaining({ email: values.email })]);
    expect(copy.tables.profiles?.[0]).toMatchObject({ name: sampleProfile.name, country: sampleProfile.country });
    expect(copy.tables.visits?.[0]).toMatchObject({ ipAddress: values.ipAddress, usageRecord: 'saw-overview' });
    expect(copy.tables.emailChanges?.[0]).toMatchObject({ newEmail: values.newEmail, oldEmail: values.email });
    expect(copy.tables.keptMails?.[0]).toMatchObject({ message: values.keptMail });
    expect(copy.tables.inquiries?.[0]).toMatchObject({
      ...sampleInquiry,
      email: values.email,
      inquiryDetails: values.inquiryDetails,
      phoneNumber: values.phoneNumber,
      answer: values.answer,
    });
    for (const value of Object.values(values)) expect(html).toContain(value);
  });

  it('holds no hash, no key and no id of the person', async () => {
    const { rows } = await database.admin.query(
      `select a.password_hash, encode(k.wrapped_key, 'hex') as key, encode(k.wrapped_key, 'base64') as key64,
        s.email_index, n.token_hash as session, l.token_hash as link
       from accounts a join subject_keys k using (subject_id) join subjects s on s.id = a.subject_id
       join sessions n using (subject_id) join mail_links l using (subject_id) where a.subject_id = $1`,
      [ines.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    const secrets = [...new Set(rows.flatMap((row) => Object.values<string>(row))), ines.token];
    expect(secrets.length).toBeGreaterThanOrEqual(7);
    for (const secret of secrets) expect(text).not.toContain(secret);
    for (const row of Object.values(copy.tables).flat()) {
      for (const column of ['subjectId', 'subjectRef', 'passwordHash', 'tokenHash', 'wrappedKey', 'emailIndex'])
        expect(row).not.toHaveProperty(column);
    }
    expect(JSON.stringify(copy.tables.subjects) + JSON.stringify(copy.tables.accounts)).not.toContain(ines.id);
  });

  it('has nothing of anybody else, who has the same in theirs', async () => {
    const theirs = JSON.stringify(dataOf(await readCopy(otto)));
    const { ipAddress: _shared, ...values } = valuesOf('otto@portal.test');
    for (const value of Object.values(values)) {
      expect(theirs).toContain(value);
      expect(text).not.toContain(value);
    }
    expect(text).not.toContain(otto.id);
  });

  it('shows what people typed as text, never as a part of the page', () => {
    expect(copy.tables.profiles?.[0]?.companyName).toContain('<script>');
    expect(html).not.toContain('<script');
    expect(html).toContain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; &#39;sons&#39;');
  });
});

describe('the manifest', () => {
  it('is signed, and names every other file with its hash and every table with its rows', async () => {
    const verified = await verifyDocument(files['manifest.json'] ?? '', publicKeys());
    if (!verified.ok || verified.value.kind !== 'copy-manifest') throw new Error('The manifest does not hold');
    const { files: listed, rows, parts, policy_version } = verified.value.document;
    const others = Object.entries(files).filter(([name]) => name !== 'manifest.json');
    expect(listed).toEqual(
      others.map(([name, content]) => ({
        name,
        bytes: Buffer.byteLength(content),
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    );
    expect(Object.keys(files).at(-1)).toBe('manifest.json');
    expect(rows).toEqual(Object.fromEntries(Object.entries(copy.tables).map(([name, all]) => [name, all.length])));
    expect([parts, policy_version]).toEqual([partIds, policy.version]);
    for (const value of [ines.id, ines.sessionId, 'ines@', sampleProfile.name])
      expect(files['manifest.json']).not.toContain(value);
  });
});

describe('the page', () => {
  it('opens with the answers of article 15(1), for what this person has', () => {
    const information = html.slice(html.indexOf('id="information"'), html.indexOf('id="files"'));
    const { purposes, california, mailboxes, processors, rights } = policy;
    for (const words of [
      purposes.service.short,
      purposes.inquiries.short,
      purposes.security.short,
      '90 days from the visit',
      ...california.sources,
      ...Object.values(processors).map(({ name }) => name),
      'The police, about ines@portal.test',
      ...rights.map(({ label }) => `${label}.`),
      'supervisory authority',
      mailboxes[0] ?? '',
      'Decisions by a machine',
    ])
      expect(information).toContain(escapeHtml(words));
    expect(html.indexOf('id="information"')).toBeLessThan(html.indexOf(`id="${copiedEntries[0]?.name}"`));
  });

  it('says nothing of purposes for which nothing of this person is held', async () => {
    const nils = await makePerson('nils@portal.test', 'no');
    const { 'index.html': page = '' } = await readCopy(nils);
    expect(page).toContain(policy.purposes.service.short);
    expect(page).not.toContain(policy.purposes.inquiries.short);
    expect(page).not.toContain(policy.processors.stripe.name);
    expect(page).not.toContain(policy.purposes.marketing.short);
    const mia = await makePerson('mia@portal.test', 'yes');
    const { 'index.html': other = '' } = await readCopy(mia);
    expect(other).toContain(policy.purposes.marketing.short);
    expect(other).toContain('36 months from your consent');
  });

  it('runs and fetches nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|\son\w+=|@import|url\(/i);
    const style = html.slice(html.indexOf('<style>') + 7, html.indexOf('</style>'));
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;"`.replaceAll('&#39;', "'"),
    );
  });

  it('says in words what stands as an id in the files for programs', () => {
    expect(files['csv/visits.csv']).toContain('saw-overview');
    expect(html).not.toMatch(/saw-overview|inquiryOptional|sourceOfVisit/);
    for (const words of ['Looked at My Data', policy.consents.inquiryOptional.label, policy.items.sourceOfVisit.label])
      expect(html.slice(html.indexOf('<h2 id="consentEvents">'))).toContain(`>${escapeHtml(words)}</td>`);
  });

  it('of a table with very many rows shows the newest, and says where all are', async () => {
    const lea = await makePerson('lea@portal.test');
    await insertVisits(database.admin, lea.id, 1100);
    const copied = await readCopy(lea);
    const page = copied['index.html'] ?? '';
    expect(page).toContain('The newest 200 of 1,100.');
    expect(page.match(/Looked at your activity/g)).toHaveLength(200);
    expect(page).not.toContain('saw-activity');
    expect(copied['csv/visits.csv']?.trimEnd().split('\r\n')).toHaveLength(1101);
  });
});

describe('the choice of parts and period', () => {
  it('leaves out what was not chosen, and says so', async () => {
    const part = await readCopy(ines, { parts: ['activity', 'consents'], from: null, before: null });
    const tables = ['consentEvents', 'renewalOffers', 'policyNotices', 'visits', 'sessions'];
    expect(Object.keys(dataOf(part).tables)).toEqual(tables);
    expect(Object.keys(part)).toEqual([
      'data.json',
      ...tables.map((name) => `csv/${name}.csv`),
      'index.html',
      'manifest.json',
    ]);
    expect(part['index.html']).toContain('<b>Parts:</b> Consent decisions, Visits and signed-in browsers.');
    expect(part['index.html']).not.toContain(valuesOf('ines@portal.test').inquiryDetails);
  });

  it('leaves out what came about outside the period, to the moment, and keeps what is so now', async () => {
    const uma = await makePerson('uma@portal.test');
    await database.admin.query(
      `insert into visits (id, subject_id, at, usage_record) values ('before', $1, '2023-12-31T23:59:59.999999Z', 'x'),
        ('first', $1, '2024-01-01T00:00:00Z', 'x'), ('last', $1, '2024-12-31T23:59:59.999999Z', 'x'), ('after', $1, '2025-01-01T00:00:00Z', 'x')`,
      [uma.id],
    );
    const year = { parts: partIds, from: new Date('2024-01-01'), before: new Date('2025-01-01') };
    const { tables } = dataOf(await readCopy(uma, year));
    expect(tables.visits?.map(({ id }) => id)).toEqual(['last', 'first']);
    expect(tables.consentEvents).toEqual([]);
    expect([tables.accounts?.length, tables.sessions?.length, tables.subjects?.length]).toEqual([1, 1, 1]);
  });
});
