import { describe, expect, it } from 'vitest';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { tablesHolding } from '@/lib/testing/live-database';
import { makePerson, signInAgain } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { endSession, endSessionById, findSubject, listSessions, notePassword, passwordIsFresh } from './sessions';

const database = useDatabase();

const move = (id: string, set: string) => database.admin.query(`update sessions set ${set} where id = $1`, [id]);
const row = async (id: string) => (await database.admin.query('select * from sessions where id = $1', [id])).rows[0];

describe('a session', () => {
  it('ends after 30 minutes unused, and not before', async () => {
    const ines = await makePerson('ines@portal.test');
    await move(ines.sessionId, "seen_at = now() - interval '29 minutes 50 seconds'");
    expect((await findSubject(ines.token))?.id).toBe(ines.id);
    await move(ines.sessionId, "seen_at = now() - interval '30 minutes'");
    expect(await findSubject(ines.token)).toBeNull();
    expect(await listSessions(ines)).toEqual([]);
  });

  it('ends 12 hours after sign-in however much it is used, and not before', async () => {
    const otto = await makePerson('otto@portal.test');
    await move(otto.sessionId, "created_at = now() - interval '11 hours 59 minutes 50 seconds'");
    expect((await findSubject(otto.token))?.id).toBe(otto.id);
    await move(otto.sessionId, "created_at = now() - interval '12 hours', seen_at = now()");
    expect(await findSubject(otto.token)).toBeNull();
  });

  it('that is used stays, and one that is over is not woken by being used', async () => {
    const mia = await makePerson('mia@portal.test');
    await move(mia.sessionId, "seen_at = now() - interval '20 minutes'");
    await findSubject(mia.token);
    const fresh = await database.admin.query(
      "select seen_at > now() - interval '1 minute' as fresh from sessions where id = $1",
      [mia.sessionId],
    );
    expect(fresh.rows).toEqual([{ fresh: true }]);
    await move(mia.sessionId, "seen_at = now() - interval '31 minutes'");
    await findSubject(mia.token);
    expect(await findSubject(mia.token)).toBeNull();
  });

  it('is dead at once when it is ended', async () => {
    const noor = await makePerson('noor@portal.test');
    await endSession(noor.token);
    expect(await findSubject(noor.token)).toBeNull();
    await endSession(noor.token);
    expect(await row(noor.sessionId)).toBeUndefined();
  });

  it('can be ended from another one of the same person, and by nobody else', async () => {
    const ivo = await makePerson('ivo@portal.test');
    const uma = await makePerson('uma@portal.test');
    const other = await signInAgain('ivo@portal.test');
    const found = (await listSessions(ivo)).find(({ current }) => !current);
    await endSessionById(uma, found?.id ?? '');
    expect((await findSubject(other))?.id).toBe(ivo.id);
    await endSessionById(ivo, found?.id ?? '');
    expect(await findSubject(other)).toBeNull();
    expect((await findSubject(ivo.token))?.id).toBe(ivo.id);
  });

  it('lists the sessions of its own person and of nobody else', async () => {
    const eva = await makePerson('eva@portal.test');
    await makePerson('leo@portal.test');
    await signInAgain('eva@portal.test');
    const listed = await listSessions(eva);
    expect(listed.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual(['createdAt', 'current', 'id', 'seenAt']);
  });

  it('ends with the account, everywhere and at once', async () => {
    const ada = await makePerson('ada@portal.test');
    const tokens = [ada.token, await signInAgain('ada@portal.test'), await signInAgain('ada@portal.test')];
    await eraseSubject(ada.id, 'over');
    for (const token of tokens) expect(await findSubject(token)).toBeNull();
  });

  it('is opened by no forged, changed or empty token, nor by what stands in the database', async () => {
    const bob = await makePerson('bob@portal.test');
    const { token_hash: stored } = await row(bob.sessionId);
    for (const token of ['', 'x', bob.token.slice(1), `${bob.token}A`, stored, bob.sessionId, bob.id])
      expect(await findSubject(token)).toBeNull();
    expect(await tablesHolding(database.admin, bob.token)).toEqual({});
  });
});

describe('the password given again', () => {
  it('counts for five minutes, in this session alone', async () => {
    const cleo = await makePerson('cleo@portal.test');
    const second = await findSubject(await signInAgain('cleo@portal.test'));
    if (!second) throw new Error('No session');
    const age = (id: string, by: string) => move(id, `password_at = now() - interval '${by}'`);
    await age(cleo.sessionId, '4 minutes 50 seconds');
    expect(await passwordIsFresh(cleo)).toBe(true);
    await age(cleo.sessionId, '5 minutes');
    await age(second.sessionId, '5 minutes');
    expect(await passwordIsFresh(cleo)).toBe(false);
    await notePassword(cleo);
    expect([await passwordIsFresh(cleo), await passwordIsFresh(second)]).toEqual([true, false]);
  });
});
