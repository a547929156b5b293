import { getTableColumns, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { endMailbox, type Mailbox } from '@/lib/auth/address-sessions';
import { consentEvent, noticeOf } from '@/lib/consent/record-events';
import { dataMap, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { emailIndex } from '@/lib/subjects/email-index';
import { openMailbox } from '@/lib/testing/mailboxes';
import { inquiryDecisions, linkToken, makePerson, type Person, sampleInquiry } from '@/lib/testing/people';
import { personColumn, reach, unlessDenied } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { asSubject, asVisitor, type Tx } from './doors';
import * as schema from './schema';

const database = useDatabase();
const personal = (Object.keys(dataMap) as TableName[]).filter((name) => subjectColumn(name) !== null);
const email = 'ines@portal.test';

let account: Person;
let first: string;
let second: string;
let otto: string;
let mailbox: Mailbox;

async function write(from: string, details: string): Promise<string> {
  const number = await sendInquiry(
    'demo',
    { ...sampleInquiry, email: from, inquiryDetails: details },
    inquiryDecisions,
  );
  const { rows } = await database.admin.query('select subject_id as id from inquiries where id = $1', [number]);
  return rows[0].id;
}

const behind = <T>(inquirer: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  asSubject({ id: inquirer, mailboxToken: mailbox.token }, run);

beforeAll(async () => {
  account = await makePerson(email, 'yes');
  [first, second, otto] = [
    await write(email, 'First?'),
    await write(email, 'Second?'),
    await write('otto@portal.test', 'Of Otto'),
  ];
  await linkToken(email, 'confirm-inquiry');
  mailbox = await openMailbox(email);
  for (const each of [first, second])
    await behind(each, (tx) => recordInstantRequest(tx, each, 'access', 'mailed-link'));
});

describe('the door of a mailbox', () => {
  it('lists whoever wrote from its address without an account, and no one else', async () => {
    const list = (tx: Tx) =>
      tx
        .select({ id: sql<string>`id` })
        .from(sql`portal_inquirers() as inquirers(id)`)
        .then((rows) => rows.map(({ id }) => id));
    expect((await asVisitor({ kind: 'mailbox', token: mailbox.token }, list)).toSorted()).toEqual(
      [first, second].toSorted(),
    );
    expect(await asVisitor({ kind: 'mailbox', token: 'forged' }, list)).toEqual([]);
    expect(await asVisitor({ kind: 'request', emailIndex: emailIndex(email) }, list)).toEqual([]);
    expect(await asVisitor({ kind: 'session', token: mailbox.token }, list)).toEqual([]);
  });

  it.each(personal)('reaches in %s the inquirer it names, or nobody', async (name) => {
    const { rows } = await database.admin.query(
      `select count(*)::int as own from "${toSnakeCase(name)}" where ${personColumn(name)} = $1`,
      [first],
    );
    const seen = await behind(first, (tx) => reach(tx, name));
    if (seen === 'denied') expect(await asSubject(account, (tx) => reach(tx, name))).toBe('denied');
    else expect(seen).toEqual(rows[0].own > 0 ? [first] : []);
  });

  it.each(personal)('reaches nobody in %s by naming an account, another mailbox, or nobody', async (name) => {
    for (const inquirer of [account.id, otto, ''])
      expect([[], 'denied']).toContainEqual(await behind(inquirer, (tx) => reach(tx, name)));
  });

  it('shows that there was something to reach', async () => {
    const reached = [];
    for (const name of personal) if ((await behind(first, (tx) => reach(tx, name))).includes(first)) reached.push(name);
    expect(reached.toSorted()).toEqual([
      'auditEvents',
      'consentEvents',
      'inquiries',
      'outbox',
      'requests',
      'subjectKeys',
      'subjects',
    ]);
  });

  it('reaches nobody once the session is over, nor by a forged one', async () => {
    for (const mailboxToken of ['forged', ''])
      expect(await asSubject({ id: first, mailboxToken }, (tx) => reach(tx, 'subjects'))).toEqual([]);
    const over = await openMailbox(email);
    await endMailbox(over.token);
    expect(await asSubject({ id: first, mailboxToken: over.token }, (tx) => reach(tx, 'subjects'))).toEqual([]);
  });

  it('changes what may be corrected, restricted and asked, and nothing else', async () => {
    const changed = [];
    for (const name of personal) {
      for (const column of Object.keys(getTableColumns(schema[name] as PgTable)).map(toSnakeCase)) {
        const set = sql`update ${schema[name]} set ${sql.identifier(column)} = ${sql.identifier(column)}`;
        const count = await behind(first, (tx) =>
          unlessDenied(tx, async (inner) => ((await inner.execute(set)) as unknown as { rowCount: number }).rowCount),
        ).catch(() => 'denied');
        if (count !== 'denied' && count !== 0) changed.push(`${name}.${column} ${count}`);
      }
    }
    expect(changed.toSorted()).toEqual(
      [
        ...[
          'business_description',
          'company_name',
          'country_of_residence',
          'inquiry_details',
          'job_title',
          'name',
          'phone_number',
        ].map((column) => `inquiries.${column} 1`),
        ...['agent', 'due_on', 'latest_on', 'outcome', 'replied_at', 'state'].map((column) => `requests.${column} 1`),
        ...['close_requested_at', 'closes_at', 'restricted_at', 'restriction_ground'].map(
          (column) => `subjects.${column} 1`,
        ),
      ].toSorted(),
    );
  });

  it('closes nothing, and adds nothing that an account alone has', async () => {
    const rejected = { code: '42501' };
    const close = sql`update subjects set closes_at = now(), close_requested_at = now()`;
    await expect(behind(first, (tx) => tx.execute(close))).rejects.toMatchObject(rejected);
    for (const column of ['email', 'answer', 'received_at'])
      await expect(
        behind(first, (tx) => tx.execute(sql`update inquiries set ${sql.identifier(column)} = null`)),
      ).rejects.toMatchObject(rejected);
    const inserts = [
      sql`insert into sessions (id, subject_id, token_hash) values ('s', ${first}, 'h')`,
      sql`insert into visits (id, subject_id, usage_record) values ('v', ${first}, 'x')`,
      sql`insert into profiles (subject_id, name, company_name, category) values (${first}, 'x', 'x', 'x')`,
      sql`insert into email_changes (subject_id, new_email, old_email) values (${first}, 'x', 'x')`,
      sql`insert into inquiries select 'another', ${first}, kind, status, name, country_of_residence, email, company_name, inquiry_details from inquiries`,
    ];
    for (const insert of inserts)
      await expect(behind(first, (tx) => tx.execute(insert))).rejects.toMatchObject(rejected);
  });

  it('cannot delete an inquiry, nor anything else of a person but mail and links under way', async () => {
    for (const name of personal.filter((each) => !['outbox', 'mailLinks'].includes(each))) {
      const count = await behind(first, (tx) =>
        unlessDenied(tx, async (inner) => {
          const gone = (await inner.execute(sql`delete from ${schema[name]}`)) as unknown as { rowCount: number };
          return gone.rowCount;
        }),
      );
      expect([name, [0, 'denied'].includes(count)]).toEqual([name, true]);
    }
  });

  it('takes consents back and gives none', async () => {
    const say = (subjectId: string, decision: 'granted' | 'withdrawn', inquirer = subjectId) =>
      behind(inquirer, (tx) =>
        tx.insert(schema.consentEvents).values(
          consentEvent({
            subjectId,
            consent: 'inquiryOptional',
            decision,
            place: 'mailLink',
            notice: noticeOf('inquiryOptional'),
          }),
        ),
      );
    await expect(say(first, 'granted')).rejects.toMatchObject({ code: '42501' });
    await expect(say(otto, 'withdrawn')).rejects.toMatchObject({ code: '42501' });
    await expect(say(second, 'withdrawn', first)).rejects.toMatchObject({ code: '42501' });
    await expect(say(account.id, 'withdrawn')).rejects.toMatchObject({ code: '42501' });
    await say(first, 'withdrawn');
  });

  it('proves no address: who has not pressed the link of then stays unproved', async () => {
    const prove = sql`update subjects set proved_at = now()`;
    await expect(behind(first, (tx) => tx.execute(prove))).rejects.toMatchObject({ code: '42501' });
  });
});
