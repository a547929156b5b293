import { getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { dataMap, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { fillProfile, goodPassword, linkToken, makePerson } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { recordVisit } from '@/lib/visits/record-visit';
import { connection } from './client';
import { asEraser, asHandler, asNewcomer, asSubject, asSystem, asVisitor, type Subject, type Tx } from './doors';
import * as schema from './schema';

const database = useDatabase();
const tables = Object.keys(dataMap) as TableName[];
const personal = tables.filter((name) => subjectColumn(name) !== null);

const inquiry = {
  name: 'Ines Okafor',
  countryOfResidence: 'NG',
  email: 'ines@portal.test',
  companyName: 'Okafor Outdoor',
  inquiryDetails: 'Does it scale?',
  businessDescription: null,
  jobTitle: null,
  phoneNumber: null,
};

let ines: Subject & { token: string };
let otto: Subject & { token: string };

/** How many rows of a table a query with no WHERE reaches; 'denied' where the role may not even ask. */
async function reach(tx: Tx, name: TableName): Promise<string[] | 'denied'> {
  const column = subjectColumn(name);
  const table: PgTable = schema[name];
  try {
    return await tx.transaction(async (inner) => {
      const named = column ? sql.identifier(toSnake(column)) : sql`null`;
      const result = (await inner.execute(sql`select ${named} as who from ${table}`)) as unknown as {
        rows: { who: string }[];
      };
      return result.rows.map(({ who }) => who);
    });
  } catch {
    return 'denied';
  }
}

const toSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
  otto = await makePerson('otto@portal.test', 'yes');
  for (const person of [ines, otto]) {
    await fillProfile(person);
    await recordVisit(person, 'saw-overview', '203.0.113.7');
    await requestEmailChange(person, `new-${person.id.toLowerCase()}@portal.test`, goodPassword);
    await sendOwnInquiry(person, 'question', inquiry, {
      inquiry: 'yes',
      abroad: 'yes',
      inquiryOptional: 'no',
      marketing: 'no',
    });
    await database.admin.query('insert into kept_mails (id, subject_id, message) values ($1, $1, $2)', [
      person.id,
      Buffer.from([1]),
    ]);
    await database.admin.query('insert into farewells (subject_id, email) values ($1, $2)', [
      person.id,
      Buffer.from([1]),
    ]);
  }
  await linkToken('ines@portal.test', 'reset-password');
  await linkToken('otto@portal.test', 'reset-password');
  await database.admin.query(
    'insert into audit_details (sequence, subject_ref, columns) select sequence, subject_ref, $1 from audit_events where subject_ref = any($2) on conflict do nothing',
    [['x'], [ines.id, otto.id]],
  );
});

describe('outside a door', () => {
  it.each(tables)('%s cannot be read', async (name) => {
    const { db } = await connection();
    await expect(db.select().from(schema[name] as PgTable)).rejects.toThrow();
    await expect(db.delete(schema[name] as PgTable)).rejects.toThrow();
  });

  it('every table has row-level security', async () => {
    const { rows } = await database.admin.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity",
    );
    expect(rows).toEqual([]);
  });
});

describe('a query with no WHERE', () => {
  it.each(personal)('behind the subject door reaches only own rows of %s', async (name) => {
    const before = await database.admin.query(`select * from ${getTableName(schema[name])}`);
    expect(before.rows.length).toBeGreaterThanOrEqual(2);
    const seen = await asSubject(ines, (tx) => reach(tx, name));
    if (seen !== 'denied') expect(new Set(seen)).toEqual(new Set(name === 'farewells' ? [] : [ines.id]));
  });

  it.each(personal)('behind the eraser door reaches only the person it was sent for in %s', async (name) => {
    const seen = await asEraser(ines.id, 'nobody', (tx) => reach(tx, name));
    if (seen !== 'denied') for (const who of seen) expect([ines.id, null]).toContain(who);
  });

  it.each(personal)('behind the visitor door reaches nobody in %s without proof', async (name) => {
    for (const proof of [
      { kind: 'link', token: 'forged' },
      { kind: 'session', token: 'forged' },
      { kind: 'request', emailIndex: 'unknown' },
      { kind: 'address', emailIndex: 'unknown' },
    ] as const) {
      const seen = await asVisitor(proof, (tx) => reach(tx, name));
      if (seen !== 'denied') expect(seen).toEqual([]);
    }
    const seen = await asNewcomer((tx) => reach(tx, name));
    if (seen !== 'denied') expect(seen).toEqual([]);
  });

  it.each(personal)('behind the handler door reaches %s only for answering inquiries', async (name) => {
    const seen = await asHandler('test', 'inquiries', (tx) => reach(tx, name));
    if (!['subjects', 'subjectKeys', 'inquiries'].includes(name)) expect(seen).toBe('denied');
  });

  it.each(personal)('cannot change or delete another person in %s', async (name) => {
    const column = subjectColumn(name) ?? '';
    const count = async () => {
      const { rows } = await database.admin.query(
        `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${getTableName(schema[name])} t where ${toSnake(column)} = $1`,
        [otto.id],
      );
      return rows[0].sum;
    };
    const before = await count();
    const attempt = (work: (tx: Tx) => Promise<unknown>) =>
      asSubject(ines, async (tx) => {
        await tx.transaction(work).catch(() => undefined);
        throw new Error('undo');
      }).catch(() => undefined);
    await attempt((tx) => tx.delete(schema[name] as PgTable));
    await asSubject(ines, (tx) =>
      tx.transaction((inner) =>
        inner.execute(sql`delete from ${schema[name]} where ${sql.identifier(toSnake(column))} = ${otto.id}`),
      ),
    ).catch(() => undefined);
    await asSubject(ines, (tx) =>
      tx.transaction((inner) =>
        inner.execute(
          sql`update ${schema[name]} set ${sql.identifier(toSnake(column))} = ${sql.identifier(toSnake(column))} where ${sql.identifier(toSnake(column))} = ${otto.id}`,
        ),
      ),
    ).catch(() => undefined);
    expect(await count()).toBe(before);
  });
});

describe('a visitor', () => {
  it('with a signed opt-out reaches the ledger of that person and nothing else', async () => {
    for (const name of personal) {
      const seen = await asVisitor({ kind: 'opt-out', subjectId: ines.id }, (tx) => reach(tx, name));
      if (seen === 'denied') continue;
      expect(new Set(seen)).toEqual(new Set(name === 'consentEvents' ? [ines.id] : []));
    }
  });

  it('with a session token reaches that session and nothing else', async () => {
    for (const name of personal) {
      const seen = await asVisitor({ kind: 'session', token: ines.token }, (tx) => reach(tx, name));
      if (seen === 'denied') continue;
      expect(new Set(seen)).toEqual(new Set(name === 'sessions' ? [ines.id] : []));
    }
  });

  it('with a link that was not used in this transaction reaches the link alone', async () => {
    const token = await linkToken('ines@portal.test', 'reset-password');
    for (const name of personal) {
      const seen = await asVisitor({ kind: 'link', token }, (tx) => reach(tx, name));
      if (seen === 'denied') continue;
      expect(new Set(seen)).toEqual(new Set(name === 'mailLinks' ? [ines.id] : []));
    }
  });

  it('cannot make themselves somebody who exists', async () => {
    await expect(
      asNewcomer((tx) => tx.insert(schema.profiles).values({ subjectId: ines.id } as never)),
    ).rejects.toThrow();
    await expect(
      asNewcomer((tx) =>
        tx.insert(schema.consentEvents).values({
          receiptId: 'r',
          subjectId: ines.id,
          consent: 'marketing',
          decision: 'granted',
          policyVersion: 'v',
          noticeId: 'n',
          noticeHash: 'h',
          place: 'signUp',
        }),
      ),
    ).rejects.toThrow();
  });
});

describe('a door', () => {
  it('inside a door throws', async () => {
    await expect(asSystem('outer', () => asSystem('inner', async () => null))).rejects.toThrow(/inside a system door/);
  });

  it('leaves nothing behind on the connection', async () => {
    await asSubject(ines, async () => null);
    const { db } = await connection();
    const found = await Promise.all(
      Array.from({ length: 12 }, () =>
        db.execute(sql`select current_user::text as role, current_setting('portal.subject', true) as who`),
      ),
    );
    for (const each of found as unknown as { rows: { role: string; who: string | null }[] }[]) {
      expect(each.rows[0]?.role).toBe('portal_none');
      expect(each.rows[0]?.who ?? '').toBe('');
    }
  });
});

describe('the audit trail', () => {
  it('has a row for each change, with the door and the person, and nobody may touch it', async () => {
    const { rows } = await database.admin.query(
      'select door, action from audit_events where subject_ref = $1 order by sequence',
      [ines.id],
    );
    const actions = rows.map(({ door, action }) => `${door} ${action}`);
    expect(actions).toContain('visitor accounts.insert');
    expect(actions).toContain('visitor consent_events.insert');
    expect(actions).toContain('subject profiles.insert');
    for (const role of ['portal_visitor', 'portal_subject', 'portal_handler', 'portal_system', 'portal_eraser']) {
      for (const right of ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) {
        const answer = await database.admin.query('select has_table_privilege($1, $2, $3) as may', [
          role,
          'audit_events',
          right,
        ]);
        expect([role, right, answer.rows[0].may]).toEqual([role, right, false]);
      }
    }
  });

  it('consent events can be deleted by no role', async () => {
    for (const role of ['portal_visitor', 'portal_subject', 'portal_handler', 'portal_system', 'portal_eraser']) {
      const answer = await database.admin.query('select has_table_privilege($1, $2, $3) as may', [
        role,
        'consent_events',
        'DELETE',
      ]);
      expect(answer.rows[0].may).toBe(false);
    }
  });

  it('records a handler who looks', async () => {
    const { showInquiry } = await import('@/lib/inquiries/answer-inquiries');
    const id = await sendInquiry('question', inquiry, {
      inquiry: 'yes',
      abroad: 'yes',
      inquiryOptional: 'no',
      marketing: 'no',
    });
    const shown = await showInquiry('jin', id);
    expect(shown.ok && shown.value.inquiryDetails).toBe('Does it scale?');
    const { rows } = await database.admin.query("select actor from audit_events where action = 'look.inquiries'");
    expect(rows).toEqual([{ actor: 'jin' }]);
  });
});

describe('an error', () => {
  it('of a query carries its code and none of its values', async () => {
    const secret = 'ines@portal.test';
    const failure = await asSystem('test', (tx) => tx.execute(sql`select ${secret}::int`)).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'DatabaseError', code: '22P02' });
    expect(JSON.stringify([String(failure), (failure as Error).stack, (failure as Error).cause])).not.toContain(secret);
  });
});
