import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { asHandler, asSubject, recordLook } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { makePerson, type Person, queuedTemplates } from '@/lib/testing/people';
import { reach } from '@/lib/testing/reach';
import { ageRequest, makeRefused, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { appealRequest, replyToRequest, withdrawRequest } from './change-request';
import { deadlinesOf } from './deadlines';
import { decideRequest } from './decide-request';
import { countOverdueRequests } from './due';
import { extendRequest } from './extend-request';
import { listOpenRequests, showRequest } from './list-requests';
import { findRequest, listRequests } from './own-requests';

const database = useDatabase();

let ines: Person;
let otto: Person;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test');
  otto = await makePerson('otto@portal.test');
});

const done = { outcome: 'done' } as const;
const stepsOf = async (person: Person, id: string) => {
  const found = await findRequest(person, id);
  return found?.steps.map(({ step, said, answered }) => [step, said ?? answered].filter(Boolean).join(': '));
};
const appealing = () => ({ number: randomId(), appeal: 'Look again.' });
const refusalOf = (result: { ok: boolean; error?: string }) => (result.ok ? 'done' : result.error);

describe('a request', () => {
  it('starts its clock, is confirmed at once, and sent twice is one', async () => {
    const number = randomId();
    for (let each = 0; each < 2; each += 1) await makeRequest(ines, { number, law: 'undeclared' });
    const found = await findRequest(ines, number);
    const { answer } = deadlinesOf('undeclared', 'access', found?.request.receivedAt ?? new Date());
    expect(found?.request).toMatchObject({ state: 'open', dueOn: answer.on, latestOn: answer.latestOn });
    expect(await stepsOf(ines, number)).toEqual(['received: All that you hold, please.', 'acknowledged']);
    expect((await queuedTemplates(ines.id)).filter((each) => each === 'request-received')).toHaveLength(1);
  });

  it('is answered once, and the second handler is told so', async () => {
    const id = await makeRequest(ines);
    const [first, second] = await Promise.all([
      decideRequest('jin', id, done, 'By jin.'),
      decideRequest('mia', id, done, 'By mia.'),
    ]);
    expect([refusalOf(first), refusalOf(second)].toSorted()).toEqual(['closed-already', 'done']);
    expect((await stepsOf(ines, id))?.slice(2)).toEqual([first.ok ? 'done: By jin.' : 'done: By mia.']);
    expect(refusalOf(await decideRequest('jin', 'nothing', done, 'x'))).toBe('not-found');
  });

  it('is read by nobody else, neither list nor steps nor text', async () => {
    const id = await makeRequest(ines);
    expect(await findRequest(otto, id)).toBeNull();
    const { open, closed } = await listRequests(otto);
    expect([...open, ...closed]).toEqual([]);
    expect(refusalOf(await withdrawRequest(otto, id))).toBe('not-found');
    expect(refusalOf(await replyToRequest(otto, id, { number: randomId(), reply: 'Mine' }))).toBe('not-found');
    expect(refusalOf(await appealRequest(otto, id, appealing()))).toBe('not-found');
    await makeRequest(otto, { number: id });
    expect((await findRequest(ines, id))?.request.state).toBe('open');
    expect(await findRequest(otto, id)).toBeNull();
  });

  it('takes no step that somebody else writes into its log', async () => {
    const id = await makeRequest(ines);
    const step = { id: randomId(), requestId: id, subjectId: otto.id, step: 'replied' } as const;
    await expect(asSubject(otto, (tx) => tx.insert(requestSteps).values(step))).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      asHandler('jin', 'requests', async (tx) => {
        await recordLook(tx, otto.id);
        await tx.insert(requestSteps).values({ ...step, step: 'done' });
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets its person write more until it is decided, and each reply once', async () => {
    const id = await makeRequest(ines);
    const number = randomId();
    for (let each = 0; each < 2; each += 1)
      expect(refusalOf(await replyToRequest(ines, id, { number, reply: 'And one thing more.' }))).toBe('done');
    expect(await stepsOf(ines, id)).toContainEqual('replied: And one thing more.');
    expect(await stepsOf(ines, id)).toHaveLength(3);
    const [line] = (await listOpenRequests('jin')).filter((each) => each.id === id);
    expect(line?.repliedAt).toBeInstanceOf(Date);
    await decideRequest('jin', id, done, 'Here.');
    expect(refusalOf(await replyToRequest(ines, id, { number: randomId(), reply: 'Late' }))).toBe('closed-already');
  });

  it('is given up by its person, twice with the same end, and not once it is decided', async () => {
    const id = await makeRequest(ines);
    for (let each = 0; each < 2; each += 1) expect(refusalOf(await withdrawRequest(ines, id))).toBe('done');
    expect((await findRequest(ines, id))?.request).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    expect(await stepsOf(ines, id)).toHaveLength(3);
    expect(refusalOf(await withdrawRequest(ines, await makeRefused(ines)))).toBe('closed-already');
    expect(refusalOf(await appealRequest(ines, id, appealing()))).toBe('not-open-to-appeal');
  });
});

describe('an extension', () => {
  it('is given once, with a reason, as far as the law allows and no further', async () => {
    const id = await makeRequest(ines, { law: 'ccpa' });
    const found = (await findRequest(ines, id))?.request;
    const limit = deadlinesOf('ccpa', 'access', found?.receivedAt ?? new Date()).extended;
    expect(refusalOf(await extendRequest('jin', id, '2999-01-01', 'Many.'))).toBe('too-far');
    expect(refusalOf(await extendRequest('jin', id, found?.dueOn ?? '', 'Many.'))).toBe('not-later');
    expect(await extendRequest('jin', id, null, 'Many.')).toEqual({ ok: true, value: limit?.on });
    expect(refusalOf(await extendRequest('mia', id, null, 'More.'))).toBe('extended-already');
    expect((await findRequest(ines, id))?.request).toMatchObject({ dueOn: limit?.on, latestOn: limit?.latestOn });
    expect((await stepsOf(ines, id))?.at(-1)).toBe('extended: Many.');
  });

  it('is given neither where the law has none, nor after the day is over, nor to an appeal', async () => {
    const without = await makeRequest(ines, { law: 'ccpa', right: 'objection' });
    expect(refusalOf(await extendRequest('jin', without, null, 'Many.'))).toBe('no-extension');
    const late = await makeRequest(ines);
    await ageRequest(database.admin, late, '40 days');
    expect(refusalOf(await extendRequest('jin', late, null, 'Many.'))).toBe('too-late');
    const appealed = await makeRefused(ines);
    await appealRequest(ines, appealed, appealing());
    expect(refusalOf(await extendRequest('jin', appealed, null, 'Many.'))).toBe('appealed');
    expect(refusalOf(await extendRequest('jin', await makeRefused(ines), null, 'x'))).toBe('closed-already');
  });
});

describe('an appeal', () => {
  it('opens the request again, with a clock of its own, and is decided once, by another handler', async () => {
    const id = await makeRefused(ines);
    const asked = appealing();
    for (let each = 0; each < 2; each += 1) expect(refusalOf(await appealRequest(ines, id, asked))).toBe('done');
    expect((await findRequest(ines, id))?.request).toMatchObject({
      state: 'appealed',
      outcome: 'refused',
      closedAt: null,
    });
    for (const handler of ['jin', ' JIN '])
      expect(refusalOf(await decideRequest(handler, id, done, 'Again.'))).toBe('same-handler');
    expect(refusalOf(await decideRequest('mia', id, done, 'You are right.'))).toBe('done');
    expect((await findRequest(ines, id))?.request).toMatchObject({ state: 'closed', outcome: 'done', ground: null });
    expect(refusalOf(await appealRequest(ines, id, appealing()))).toBe('not-open-to-appeal');
    expect((await stepsOf(ines, id))?.slice(2)).toEqual([
      'refused: A law has us keep it.',
      'appealed: Look again.',
      'done: You are right.',
    ]);
  });

  it('can be given up, and then the first decision stands', async () => {
    const id = await makeRefused(ines);
    await appealRequest(ines, id, appealing());
    await withdrawRequest(ines, id);
    expect((await findRequest(ines, id))?.request).toMatchObject({
      state: 'closed',
      outcome: 'refused',
      ground: 'law',
    });
  });
});

describe('the database', () => {
  const asInes = (change: string) => async (id: string) =>
    asSubject(ines, (tx) => tx.execute(sql`update requests set ${sql.raw(change)} where id = ${id}`));
  const asJin = (change: string) => async (id: string) =>
    asHandler('jin', 'requests', (tx) => tx.execute(sql`update requests set ${sql.raw(change)} where id = ${id}`));
  const open = () => makeRequest(ines);
  const refused = () => makeRefused(ines);
  const appealed = async () => {
    const id = await refused();
    await appealRequest(ines, id, appealing());
    return id;
  };

  it.each([
    ['a person decides their own request', open, asInes("state = 'closed', outcome = 'done'")],
    ['a person moves the day', open, asInes('due_on = due_on + 1, latest_on = latest_on + 1')],
    ['a handler cancels it', open, asJin("state = 'closed', outcome = 'withdrawn'")],
    ['a handler moves the day past the limit', open, asJin("due_on = '2999-01-01'")],
    ['a handler moves the day nearer', open, asJin('due_on = due_on - 1')],
    ['a handler opens it again', refused, asJin("state = 'open', outcome = null, ground = null")],
    ['a handler appeals', refused, asJin("state = 'appealed'")],
    ['a handler decides an own decision anew', refused, asJin("outcome = 'done', ground = null")],
    ['the same handler decides an appeal', appealed, asJin("state = 'closed', outcome = 'done', ground = null")],
    ['a person wins their own appeal', appealed, asInes("state = 'closed', outcome = 'done'")],
    ['a refusal has no ground', open, asJin("state = 'closed', outcome = 'refused'")],
  ])('refuses that %s', async (_name, make, change) => {
    const id = await make();
    const before = await findRequest(ines, id);
    await expect(change(id)).rejects.toMatchObject({ code: '23514' });
    expect(await findRequest(ines, id)).toEqual(before);
  });

  it.each(['id', 'subject_id', '"right"', 'law', 'received_at', 'closed_at', 'decided_by', 'extendable_to'])(
    'lets nobody change %s',
    async (column) => {
      const id = await open();
      for (const change of [asInes, asJin])
        await expect(change(`${column} = null`)(id)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('takes no decision from whoever asks, nor a way they did not come', async () => {
    const due = { dueOn: '2027-01-01', latestOn: '2027-01-01' };
    const forged = [
      { state: 'closed', outcome: 'refused', ground: 'law' },
      { state: 'closed', outcome: 'withdrawn' },
      { state: 'open', outcome: 'done' },
      { state: 'appealed', outcome: 'refused' },
      { channel: 'handler' },
      { channel: 'mail' },
    ] as const;
    for (const each of forged) {
      const row = { id: randomId(), subjectId: ines.id, right: 'correction', law: 'gdpr', ...due } as const;
      await expect(
        asSubject(ines, (tx) => tx.insert(requests).values({ channel: 'self-service', ...row, ...each })),
      ).rejects.toMatchObject({ code: '23514' });
    }
  });

  it('writes the times itself, whatever comes with a request', async () => {
    const id = randomId();
    const long = new Date('2001-01-01T00:00:00Z');
    await asSubject(ines, (tx) =>
      tx.insert(requests).values({
        id,
        subjectId: ines.id,
        right: 'access',
        law: 'gdpr',
        channel: 'self-service',
        dueOn: '2001-02-01',
        latestOn: '2001-02-01',
        receivedAt: long,
        appealedAt: long,
        decidedBy: 'mia',
      }),
    );
    const { rows } = await database.admin.query(
      "select received_at > now() - interval '1 minute' as now, decided_by, appealed_at from requests where id = $1",
      [id],
    );
    expect(rows).toEqual([{ now: true, decided_by: null, appealed_at: null }]);
  });
});

describe('a handler', () => {
  it('sees the clock of a request before opening it, and the rest on record', async () => {
    const id = await makeRequest(otto, { details: 'What do you hold?' });
    const looks = async () =>
      (
        await database.admin.query("select from audit_events where action = 'look.requests' and subject_ref = $1", [
          otto.id,
        ])
      ).rowCount ?? 0;
    const before = await looks();
    const [line] = (await listOpenRequests('jin')).filter((each) => each.id === id);
    expect(line).toMatchObject({ right: 'access', isOverdue: false, isDueSoon: false });
    expect(await looks()).toBe(before);
    const shown = await showRequest('jin', id);
    expect(shown).toMatchObject({
      ok: true,
      value: { email: 'otto@portal.test', steps: [{ said: 'What do you hold?' }, {}] },
    });
    expect(await looks()).toBe(before + 1);
  });

  it('reaches texts, address and key of whom they looked at, and no password', async () => {
    const seen = await asHandler('test', 'requests', async (tx) => {
      await recordLook(tx, ines.id);
      return [await reach(tx, 'requestSteps'), await reach(tx, 'accounts'), await reach(tx, 'subjectKeys')];
    });
    expect(seen).toEqual([[ines.id], [ines.id], [ines.id]]);
    const password = asHandler('test', 'requests', async (tx) => {
      await recordLook(tx, ines.id);
      await tx.execute(sql`select password_hash from accounts`);
    });
    await expect(password).rejects.toMatchObject({ code: '42501' });
  });

  it('finds what is overdue and what soon will be', async () => {
    const [over, soon] = [await makeRequest(otto, { law: 'pipa' }), await makeRequest(otto, { law: 'pipa' })];
    const before = await countOverdueRequests();
    await ageRequest(database.admin, over, '11 days');
    await ageRequest(database.admin, soon, '8 days');
    const marked = (await listOpenRequests('jin')).filter(({ id }) => [over, soon].includes(id));
    expect(marked.map(({ id, isOverdue, isDueSoon }) => [id, isOverdue, isDueSoon])).toEqual([
      [over, true, true],
      [soon, false, true],
    ]);
    expect(await countOverdueRequests()).toBe(before + 1);
  });
});
