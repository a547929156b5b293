import { getTableName } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctProfile } from '@/lib/accounts/profiles';
import { dataMap, itemColumns, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import * as schema from '@/lib/db/schema';
import { policy } from '@/lib/policy/current';
import { makePerson, type Person, sampleInquiry, sampleProfile } from '@/lib/testing/people';
import { personColumn } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson, valuesOf } from '@/lib/testing/whole-person';
import { recordVisit } from '@/lib/visits/record-visit';
import { copiedTables } from './copied-tables';
import { eraseSubject } from './erase-subject';
import { makeCopy } from './make-copy';
import { readRows, SubjectGoneError } from './read-rows';

const database = useDatabase();
const personal = (Object.keys(dataMap) as TableName[]).filter((name) => subjectColumn(name) !== null);

type Copy = { policyVersion: string; tables: Record<string, Record<string, unknown>[]> };

async function fileOf(person: Person, name: string): Promise<string> {
  const file = makeCopy(person).find((each) => each.name === name);
  if (!file) throw new Error(`The copy has no ${name}`);
  let text = '';
  for await (const piece of file.input) text += piece;
  return text;
}

const readJson = async (person: Person): Promise<Copy> => JSON.parse(await fileOf(person, 'data.json'));

let ines: Person;
let otto: Person;
let copy: Copy;
let html: string;

beforeAll(async () => {
  ines = await makeWholePerson('ines@portal.test', 'in force');
  otto = await makeWholePerson('otto@portal.test', 'in force');
  await correctProfile(ines, { ...sampleProfile, companyName: '<script>alert("x")</script> & \'sons\'' });
  copy = await readJson(ines);
  html = await fileOf(ines, 'index.html');
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
    expect(html).toContain(`<h2>${copiedTables[name]}</h2>`);
  });

  it('leaves out the tables the portal says it leaves out, and no others', () => {
    const leftOut = personal.filter((name) => copiedTables[name] === null);
    expect(leftOut.sort()).toEqual(['auditDetails', 'erasures', 'farewells', 'subjectKeys']);
    expect(Object.keys(copy.tables).sort()).toEqual(
      (Object.keys(dataMap) as TableName[]).filter((name) => copiedTables[name] !== null).sort(),
    );
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
    const text = JSON.stringify(copy) + html;
    for (const secret of secrets) expect(text).not.toContain(secret);
    for (const row of Object.values(copy.tables).flat()) {
      for (const column of ['subjectId', 'subjectRef', 'passwordHash', 'tokenHash', 'wrappedKey', 'emailIndex'])
        expect(row).not.toHaveProperty(column);
    }
    expect(JSON.stringify(copy.tables.subjects) + JSON.stringify(copy.tables.accounts)).not.toContain(ines.id);
  });

  it('has nothing of anybody else, who has the same in theirs', async () => {
    const theirs = JSON.stringify(await readJson(otto));
    const text = JSON.stringify(copy) + html;
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

async function allIds(rows: AsyncIterable<Record<string, unknown>>): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const { id } of rows) ids.push(id);
  return ids;
}

describe('reading rows in pages', () => {
  it('of more than two pages has each row once', async () => {
    const mia = await makePerson('mia@portal.test');
    await recordVisit(mia, 'saw-overview', '203.0.113.7');
    await database.admin.query(
      `insert into visits (id, subject_id, usage_record)
       select encode(sha256(n::text::bytea), 'hex'), $1, 'saw-activity' from generate_series(1, 1100) n`,
      [mia.id],
    );
    const ids = await allIds(readRows(mia, 'visits'));
    expect(ids).toHaveLength(1101);
    expect(new Set(ids).size).toBe(1101);
  });

  it('of exactly one page ends, and so does none', async () => {
    const noor = await makePerson('noor@portal.test');
    expect(await allIds(readRows(noor, 'visits'))).toEqual([]);
    await database.admin.query(
      "insert into visits (id, subject_id, usage_record) select 'noor-' || n, $1, 'saw-activity' from generate_series(1, 500) n",
      [noor.id],
    );
    expect(await allIds(readRows(noor, 'visits'))).toHaveLength(500);
  });

  it('breaks off when the person is erased meanwhile, instead of ending as if that were all', async () => {
    const ivo = await makePerson('ivo@portal.test');
    await database.admin.query(
      "insert into visits (id, subject_id, usage_record) select 'ivo-' || n, $1, 'saw-activity' from generate_series(1, 700) n",
      [ivo.id],
    );
    const rows = readRows(ivo, 'visits');
    expect((await rows.next()).done).toBe(false);
    await eraseSubject(ivo.id, 'over');
    await expect(allIds(rows)).rejects.toThrow(SubjectGoneError);
    await expect(readRows(ivo, 'accounts').next()).rejects.toThrow(SubjectGoneError);
  });
});
