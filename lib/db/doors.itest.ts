import { getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataMap, subjectColumn, type TableName } from '@/lib/data-map/data-map';
import { showInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { makeFarewell } from '@/lib/testing/make-farewell';
import { inquiryDecisions, linkToken, type Person, sampleInquiry } from '@/lib/testing/people';
import { personColumn, reach } from '@/lib/testing/reach';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { connection } from './client';
import {
  asEraser,
  asHandler,
  asNewcomer,
  asReplay,
  asSubject,
  asSystem,
  asVisitor,
  type Proof,
  recordLook,
  type Tx,
} from './doors';
import * as schema from './schema';

const database = useDatabase();
const tables = Object.keys(dataMap) as TableName[];
const personal = tables.filter((name) => subjectColumn(name) !== null);

let ines: Person;
let otto: Person;

beforeAll(async () => {
  ines = await makeWholePerson('ines@portal.test', 'in force');
  otto = await makeWholePerson('otto@portal.test', 'in force');
  for (const { id } of [ines, otto]) await makeFarewell(database.admin, id);
});

/** Whose rows of a table there are at all: each test below would pass on an empty table. */
const owners = async (name: TableName): Promise<string[]> =>
  (await database.admin.query(`select ${personColumn(name)} as who from ${getTableName(schema[name])}`)).rows.map(
    ({ who }) => who,
  );

/** The tables each role may ask at all. What is not named here, it is refused. */
const readable: Record<'subject' | 'eraser' | 'visitor' | 'handler' | 'system', readonly TableName[]> = {
  subject: [
    ...(['subjects', 'subjectKeys', 'accounts', 'profiles', 'inquiries', 'consentEvents', 'visits'] as const),
    ...(['sessions', 'emailChanges', 'mailLinks', 'outbox', 'keptMails', 'renewalOffers', 'auditEvents'] as const),
    ...(['legalHolds', 'heldRecords', 'disclosures', 'stripeCustomers', 'requests', 'requestSteps'] as const),
    ...(['earlierValues', 'processorNotices', 'disputes', 'agents', 'restrictionLifts', 'policyNotices'] as const),
  ],
  eraser: personal.filter((name) => name !== 'auditEvents'),
  visitor: [
    ...(['subjects', 'subjectKeys', 'accounts', 'inquiries', 'consentEvents'] as const),
    ...(['sessions', 'emailChanges', 'mailLinks', 'childReports', 'requests'] as const),
  ],
  handler: [
    ...(['subjects', 'subjectKeys', 'accounts', 'inquiries', 'legalHolds', 'heldRecords', 'disclosures'] as const),
    ...(['stripeCustomers', 'farewells', 'erasures', 'requests', 'requestSteps', 'reporters', 'childReports'] as const),
    ...(['disputes', 'agents', 'restrictionLifts'] as const),
  ],
  // The audit trail too: the sealer hashes every row of it.
  system: personal.filter((name) => !['disclosures', 'stripeCustomers', 'disputes'].includes(name)),
};

const only = (role: keyof typeof readable, name: TableName, ids: readonly string[]) =>
  readable[role].includes(name) ? [...new Set(ids)].sort() : 'denied';

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
  it.each(personal)('meets rows of two people at least in %s', async (name) => {
    expect(await owners(name)).toEqual(expect.arrayContaining([ines.id, otto.id]));
  });

  it.each(personal)('behind the subject door reaches own rows of %s, or is refused', async (name) => {
    expect(await asSubject(ines, (tx) => reach(tx, name))).toEqual(only('subject', name, [ines.id]));
  });

  it.each(personal)('in a replay reaches rows of %s of the person it is about, or is refused', async (name) => {
    expect(await asReplay(ines.id, (tx) => reach(tx, name))).toEqual(only('subject', name, [ines.id]));
  });

  it.each(personal)('behind the eraser door reaches the person it was sent for in %s, or is refused', async (name) => {
    expect(await asEraser(ines.id, 'nobody', (tx) => reach(tx, name))).toEqual(only('eraser', name, [ines.id]));
  });

  it.each(personal)('behind the visitor door reaches nobody in %s without proof', async (name) => {
    const token = 'forged';
    for (const proof of [
      ...(['link', 'session', 'code', 'mailbox'] as const).map((kind) => ({ kind, token })),
      { kind: 'request', emailIndex: 'unknown' },
      { kind: 'address', emailIndex: 'unknown' },
    ] as const) {
      expect(await asVisitor(proof, (tx) => reach(tx, name))).toEqual(only('visitor', name, []));
    }
    expect(await asNewcomer((tx) => reach(tx, name))).toEqual(only('visitor', name, []));
  });

  it.each(personal)('behind the handler door reaches %s for inquiries, or is refused', async (name) => {
    const seen = await asHandler('test', 'inquiries', (tx) => reach(tx, name));
    // Keys wait for a recorded look.
    expect(seen).toEqual(only('handler', name, ['subjects', 'inquiries'].includes(name) ? await owners(name) : []));
  });

  it.each(personal)(
    'behind the handler door reaches %s for holds, disclosures and requests, or is refused',
    async (name) => {
      for (const purpose of ['holds', 'disclosures', 'requests'] as const) {
        const seen = await asHandler('test', purpose, (tx) => reach(tx, name));
        const own = purpose === 'holds' ? 'legalHolds' : purpose;
        expect(seen).toEqual(only('handler', name, name === own ? await owners(name) : []));
      }
    },
  );

  it('behind the handler door reaches for billing which erasures are open, and a number after the look alone', async () => {
    const seen = await asHandler('test', 'billing', async (tx) => {
      const before = [await reach(tx, 'erasures'), await reach(tx, 'farewells'), await reach(tx, 'stripeCustomers')];
      await recordLook(tx, ines.id);
      return [before, await reach(tx, 'farewells'), await reach(tx, 'stripeCustomers'), await reach(tx, 'inquiries')];
    });
    expect(seen).toEqual([[[ines.id, otto.id].sort(), [], []], [ines.id], [ines.id], []]);
  });

  it('behind the handler door reaches what a hold keeps of the person whose look was recorded, and of no other', async () => {
    const seen = await asHandler('test', 'holds', async (tx) => {
      await recordLook(tx, ines.id);
      return [await reach(tx, 'subjectKeys'), await reach(tx, 'heldRecords'), await reach(tx, 'inquiries')];
    });
    expect(seen).toEqual([[ines.id], [ines.id], []]);
  });

  it('behind the handler door reaches the key of the person whose look was recorded, and no other', async () => {
    const look = (tx: Tx) => recordLook(tx, ines.id).then(() => reach(tx, 'subjectKeys'));
    expect(await asHandler('test', 'inquiries', look)).toEqual([ines.id]);
    expect(await asHandler('test', 'inquiries', (tx) => reach(tx, 'subjectKeys'))).toEqual([]);
  });

  it.each(personal)('behind the handler door reaches nobody in %s for another purpose', async (name) => {
    for (const purpose of ['', 'marketing', 'Inquiries'] as string[])
      expect(await asHandler('test', purpose as 'inquiries', (tx) => reach(tx, name))).toEqual(
        only('handler', name, []),
      );
  });

  it.each(personal)('behind the system door reaches %s, or is refused', async (name) => {
    expect(await asSystem('test', (tx) => reach(tx, name))).toEqual(only('system', name, await owners(name)));
  });

  it.each([
    ['accounts', 'password_hash'],
    ['inquiries', 'inquiry_details'],
    ['inquiries', 'name'],
    ['visits', 'usage_record'],
    ['request_steps', 'said'],
  ])('behind the system door is refused %s.%s', async (table, column) => {
    const read = sql`select ${sql.identifier(column)} from ${sql.identifier(table)}`;
    await expect(asSystem('test', (tx) => tx.execute(read))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a visitor', () => {
  const reaches = async (proof: Proof, ...own: TableName[]) => {
    for (const name of personal) {
      const seen = await asVisitor(proof, (tx) => reach(tx, name));
      expect([name, seen]).toEqual([name, only('visitor', name, own.includes(name) ? [ines.id] : [])]);
    }
  };

  it('with a signed opt-out reaches the ledger of that person, whether they are proved, and nothing else', async () => {
    await reaches({ kind: 'opt-out', subjectId: ines.id }, 'consentEvents', 'subjects');
  });

  it('with a session token reaches that session and nothing else', async () => {
    await reaches({ kind: 'session', token: ines.token }, 'sessions');
  });

  it('with a link that was not used in this transaction reaches the link alone', async () => {
    await reaches({ kind: 'link', token: await linkToken('ines@portal.test', 'reset-password') }, 'mailLinks');
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

  it('takes no handler without a name', async () => {
    for (const name of ['', ' '])
      await expect(asHandler(name, 'inquiries', async () => null)).rejects.toThrow('A handler without a name');
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
    const id = await sendInquiry('question', sampleInquiry, inquiryDecisions);
    const shown = await showInquiry('jin', id);
    expect(shown.ok && shown.value.inquiryDetails).toBe('Does it scale?');
    const { rows } = await database.admin.query(
      "select actor from audit_events where action = 'look.inquiries' and subject_ref in (select subject_id from inquiries where id = $1)",
      [id],
    );
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
