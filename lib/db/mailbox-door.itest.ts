import { getTableColumns, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mailbox } from '@/lib/auth/address-sessions';
import { consentEvent, noticeOf } from '@/lib/consent/record-events';
import { dataMap, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { recordInstantRequest } from '@/lib/requests/instant-request';
import { emailIndex } from '@/lib/subjects/email-index';
import { openMailbox } from '@/lib/testing/mailboxes';
import { inquiryDecisions, linkToken, makePerson, type Person, sampleInquiry } from '@/lib/testing/people';
import { personColumn, reach, unlessDenied } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { asVisitor, type Tx } from './doors';
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

const behind = <T>(inquirer: string | undefined, run: (tx: Tx) => Promise<T>): Promise<T> =>
  asVisitor({ kind: 'mailbox', token: mailbox.token, inquirer }, run);

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
    expect((await behind(undefined, list)).toSorted()).toEqual([first, second].toSorted());
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
    const readable = ['subjects', 'subjectKeys', 'inquiries', 'consentEvents', 'mailLinks', 'requests'].includes(name);
    if (readable && rows[0].own > 0) expect(seen).toEqual([first]);
    else expect([[], 'denied']).toContainEqual(seen);
  });

  it.each(personal)('reaches nobody in %s by naming an account, another mailbox, or nobody', async (name) => {
    for (const inquirer of [account.id, otto, '', undefined])
      expect([[], 'denied']).toContainEqual(await behind(inquirer, (tx) => reach(tx, name)));
  });

  it('shows that there was something to reach', async () => {
    const reached = [];
    for (const name of personal) if ((await behind(first, (tx) => reach(tx, name))).includes(first)) reached.push(name);
    expect(reached.toSorted()).toEqual(['consentEvents', 'inquiries', 'requests', 'subjectKeys', 'subjects']);
  });

  it('changes what may be corrected in that inquiry, and nothing else of it', async () => {
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
      ['business_description', 'company_name', 'country_of_residence', 'job_title', 'name', 'phone_number'].map(
        (column) => `inquiries.${column} 1`,
      ),
    );
  });

  it('cannot delete an inquiry, nor anything else of a person', async () => {
    for (const name of personal) {
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
    const count = await behind(
      first,
      async (tx) => ((await tx.execute(prove)) as unknown as { rowCount: number }).rowCount,
    );
    expect(count).toBe(0);
  });
});
