import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctProfile } from '@/lib/accounts/profiles';
import { asHandler } from '@/lib/db/doors';
import { legalHolds } from '@/lib/db/tables/legal-holds';
import { inDays, makeHold } from '@/lib/testing/holds';
import { fillProfile, makePerson, type Person, sampleProfile } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { sweepExpired } from '../sweep-expired';
import { heldColumns, heldTables } from './holdable-items';
import { approveHold, liftHold, proposeHold, reviewHold } from './holds';
import { listHolds, showHold } from './list-holds';
import { countOverdueReviews } from './overdue-reviews';
import { type HoldProposal, holdSchema } from './schema';

const database = useDatabase();

let ines: Person;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test');
  await fillProfile(ines);
});

const proposal = (change: Partial<HoldProposal> = {}): HoldProposal => ({
  person: { email: 'ines@portal.test' },
  items: ['country'],
  ground: 'A suspicion of fraud',
  authority: 'The police of Testville',
  reviewOn: inDays(30),
  tellingForbiddenBy: null,
  ...change,
});

const propose = async (change?: Partial<HoldProposal>): Promise<string> => {
  const result = await proposeHold('jin', proposal(change));
  if (!result.ok) throw new Error(result.error);
  return result.value[0] ?? '';
};

const keptOf = async (id: string) => {
  const result = await showHold('jin', id);
  return result.ok ? result.value.kept.map(({ item, value }) => `${item}: ${value}`).toSorted() : result.error;
};

describe('a legal hold', () => {
  it('takes two handlers, whatever the spelling of one', async () => {
    const id = await propose();
    for (const same of ['jin', 'Jin', ' JIN '])
      expect(await approveHold(same, id)).toEqual({ ok: false, error: 'same-handler' });
    expect(await approveHold('mia', id)).toEqual({ ok: true, value: null });
    expect(await approveHold('noor', id)).toEqual({ ok: false, error: 'approved-already' });
    await liftHold('jin', id);
  });

  it('is refused by the database itself where the code forgets the second handler', async () => {
    const id = await propose();
    const approve = (handler: string) =>
      asHandler(handler, 'holds', (tx) =>
        tx.update(legalHolds).set({ approvedAt: new Date() }).where(eq(legalHolds.id, id)),
      );
    await expect(approve('JIN')).rejects.toMatchObject({ code: '23514' });
    await approve('mia');
    await expect(approve('noor')).rejects.toMatchObject({ code: '23514' });
    const { rows } = await database.admin.query('select proposed_by, approved_by from legal_holds where id = $1', [id]);
    expect(rows).toEqual([{ proposed_by: 'jin', approved_by: 'mia' }]);
    await liftHold('jin', id);
  });

  it('has to be reviewed within six months, and no review reaches further', async () => {
    for (const day of [inDays(0), inDays(-1), inDays(190)])
      expect(await proposeHold('jin', proposal({ reviewOn: day }))).toEqual({ ok: false, error: 'review-too-far' });
    const id = await propose({ reviewOn: inDays(180) });
    await approveHold('mia', id);
    expect(await reviewHold('jin', id, inDays(190))).toEqual({ ok: false, error: 'review-too-far' });
    await database.admin.query(
      'set session_replication_role = replica; update legal_holds set review_on = current_date - 1 where lifted_at is null; set session_replication_role = default',
    );
    expect(await countOverdueReviews()).toBe(1);
    expect((await listHolds('jin')).map(({ id: listed, isOverdue }) => [listed, isOverdue])).toEqual([[id, true]]);
    expect(await reviewHold('noor', id, inDays(100))).toEqual({ ok: true, value: null });
    expect(await countOverdueReviews()).toBe(0);
    await liftHold('jin', id);
    expect(await reviewHold('noor', id, inDays(100))).toEqual({ ok: false, error: 'lifted-already' });
  });

  it('needs somebody who is known, and one that is not there has no steps', async () => {
    expect(await proposeHold('jin', proposal({ person: { email: 'nobody@portal.test' } }))).toEqual({
      ok: false,
      error: 'nobody',
    });
    expect(await proposeHold('jin', proposal({ person: { inquiry: 'none' } }))).toEqual({ ok: false, error: 'nobody' });
    for (const answer of [
      await approveHold('mia', 'none'),
      await liftHold('mia', 'none'),
      await showHold('mia', 'none'),
    ])
      expect(answer).toEqual({ ok: false, error: 'not-found' });
  });

  it('names items that the portal can keep, and no password', () => {
    const read = (items: string[]) => holdSchema.safeParse({ ...proposal(), items }).success;
    expect([read(['country', 'ipAddress']), read(['password']), read(['shoeSize']), read([])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('records the look of whoever opens it', async () => {
    const id = await propose();
    expect(await showHold('noor', id)).toMatchObject({ ok: true, value: { authority: 'The police of Testville' } });
    const { rows } = await database.admin.query(
      "select actor from audit_events where action = 'look.holds' and subject_ref = $1 order by sequence desc limit 1",
      [ines.id],
    );
    expect(rows).toEqual([{ actor: 'noor' }]);
    await liftHold('jin', id);
  });

  it('keeps nothing before it is approved', async () => {
    const id = await propose();
    await correctProfile(ines, { ...sampleProfile, country: 'KR' });
    expect(await keptOf(id)).toEqual([]);
    await liftHold('jin', id);
  });

  it('keeps each value of the items it names that is overwritten or removed, no other item, and nobody else’s', async () => {
    const otto = await makePerson('otto@portal.test');
    await fillProfile(otto);
    await correctProfile(ines, { ...sampleProfile, country: null });
    await correctProfile(ines, sampleProfile);
    const id = await makeHold('ines@portal.test', ['country', 'companyDescription']);
    await correctProfile(ines, { ...sampleProfile, country: 'KR', name: 'Ines K.' });
    await correctProfile(ines, { ...sampleProfile, country: null, name: 'Ines L.', companyDescription: null });
    await correctProfile(otto, { ...sampleProfile, country: 'FR' });
    expect(await keptOf(id)).toEqual(['companyDescription: Tents and boots', 'country: KR', 'country: NG']);
    const { rows } = await database.admin.query('select 1 from held_records where subject_id = $1', [otto.id]);
    expect(rows).toEqual([]);
    await liftHold('jin', id);
  });

  it('lifted, lets go of what it kept, but for what another hold still names', async () => {
    await sweepExpired();
    const both = await makeHold('ines@portal.test', ['country', 'name']);
    const one = await makeHold('ines@portal.test', ['name']);
    await correctProfile(ines, { ...sampleProfile, country: 'FR' });
    await correctProfile(ines, sampleProfile);
    expect(await keptOf(one)).toEqual(['name: Ines L.']);
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({});
    await liftHold('mia', both);
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({ investigation: 1 });
    expect(await keptOf(one)).toEqual(['name: Ines L.']);
    await liftHold('mia', one);
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({ investigation: 1 });
    const { rows } = await database.admin.query('select 1 from held_records where subject_id = $1', [ines.id]);
    expect(rows).toEqual([]);
  });
});

describe('lifting a hold', () => {
  it('while a held value is overwritten leaves nothing behind, whoever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await makeHold('ines@portal.test', ['name']);
      await Promise.all([liftHold('mia', id), correctProfile(ines, { ...sampleProfile, name: `Ines ${round}` })]);
      await sweepExpired({ rules: ['investigation'] });
      const { rows } = await database.admin.query('select item from held_records where subject_id = $1', [ines.id]);
      expect(rows).toEqual([]);
    }
  });

  it('lets nothing go that another hold has named again before the sweep came by', async () => {
    const first = await makeHold('ines@portal.test', ['name']);
    await correctProfile(ines, { ...sampleProfile, name: 'Ines again' });
    await liftHold('mia', first);
    const second = await makeHold('ines@portal.test', ['name', 'country']);
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({});
    expect(await keptOf(second)).toHaveLength(1);
    await liftHold('mia', second);
    expect(await sweepExpired({ rules: ['investigation'] })).toEqual({ investigation: 1 });
  });
});

describe('what an item said before the hold', () => {
  it('is kept as well once it would go, each value once, and nothing of it before', async () => {
    const mia = await makePerson('mia@portal.test');
    await fillProfile(mia);
    await correctProfile(mia, { country: 'FR' });
    const id = await makeHold('mia@portal.test', ['country']);
    await correctProfile(mia, { country: 'KR' });
    expect(await keptOf(id)).toEqual(['country: FR']);
    await correctProfile(mia, { country: null });
    expect(await keptOf(id)).toEqual(['country: FR', 'country: KR', 'country: NG']);
  });
});

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe('the triggers that put aside', () => {
  it('know every column of the data map that a hold can name, on deletion and on change', async () => {
    const { rows } = await database.admin.query<{ table: string; name: string; parts: string }>(
      `select tgrelid::regclass::text as table, tgname as name, encode(tgargs, 'escape') as parts from pg_trigger where tgname like 'set_aside%'`,
    );
    expect(rows.map(({ table, name }) => `${table} ${name}`).toSorted()).toEqual(
      heldTables
        .flatMap((table) => [`${snake(table)} set_aside_changed`, `${snake(table)} set_aside_deleted`])
        .toSorted(),
    );
    for (const { table, parts } of rows) {
      const named = parts
        .split('\\000')
        .slice(1)
        .filter(Boolean)
        .map((part) => part.split(' ').slice(0, 2).join(' '));
      const expected = heldTables
        .filter((each) => snake(each) === table)
        .flatMap(heldColumns)
        .map(({ column, item }) => `${snake(column)} ${item}`);
      expect(named.toSorted()).toEqual(expected.toSorted());
    }
  });
});
