import { describe, expect, it } from 'vitest';
import { checkCredentials } from '@/lib/auth/check-password';
import { agreesToMarketing, currentConsents } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { readLink } from '@/lib/mail/use-link';
import { emailIndex } from '@/lib/subjects/email-index';
import { tablesHolding } from '@/lib/testing/live-database';
import { goodPassword, linkToken, makePerson, queuedTemplates, startSignUp } from '@/lib/testing/people';
import { rowShapes } from '@/lib/testing/row-shapes';
import { useDatabase } from '@/lib/testing/use-database';
import { confirmByLink } from './verify-email';

const database = useDatabase();

const enter = (email: string, password?: string) => startSignUp(email, 'yes', password);

async function newestId(email: string): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>(
    'select id from subjects where email_index = $1 order by created_at desc limit 1',
    [emailIndex(email)],
  );
  return rows[0]?.id ?? '';
}

const provedCount = async (email: string): Promise<number> => {
  const { rows } = await database.admin.query(
    'select id from subjects where email_index = $1 and proved_at is not null',
    [emailIndex(email)],
  );
  return rows.length;
};

describe('signing up', () => {
  it('leaves the same kind of rows and the same answer whether the address is known or not', async () => {
    await makePerson('known@portal.test');
    const known = await enter('known@portal.test');
    const unknown = await enter('other@portal.test');
    expect(known).toEqual(unknown);
    const shapes = await rowShapes(database.admin, await newestId('known@portal.test'));
    expect(shapes.length).toBeGreaterThan(10);
    expect(shapes).toEqual(await rowShapes(database.admin, await newestId('other@portal.test')));
  });

  it('cannot be told apart by an address that waits for confirmation already', async () => {
    await enter('waits@portal.test');
    const first = await rowShapes(database.admin, await newestId('waits@portal.test'));
    await enter('waits@portal.test');
    expect(await rowShapes(database.admin, await newestId('waits@portal.test'))).toEqual(first);
  });

  it('with a common password leaves nothing', async () => {
    expect(await enter('common@portal.test', 'password1password1')).toEqual({ ok: false, error: 'common-password' });
    expect(await newestId('common@portal.test')).toBe('');
  });

  it('does not let anybody sign in before the address is confirmed', async () => {
    await enter('early@portal.test');
    expect(await checkCredentials('early@portal.test', goodPassword)).toBeNull();
    await confirmByLink(await linkToken('early@portal.test', 'verify-email'), 'verify-email');
    expect(await checkCredentials('early@portal.test', goodPassword)).toMatchObject({
      id: await newestId('early@portal.test'),
    });
  });

  it('keeps a yes to marketing waiting until the address is confirmed', async () => {
    await enter('pending@portal.test');
    const id = await newestId('pending@portal.test');
    const state = () =>
      asSystem('test', async (tx) => [
        (await currentConsents(tx, id)).get('marketing')?.pending,
        await agreesToMarketing(tx, id),
      ]);
    expect(await state()).toEqual([true, false]);
    expect(await queuedTemplates(id)).toEqual(['verify-email']);
    await confirmByLink(await linkToken('pending@portal.test', 'verify-email'), 'verify-email');
    expect(await state()).toEqual([false, true]);
    expect(await queuedTemplates(id)).toEqual(['consent-receipts', 'marketing-welcome', 'verify-email']);
  });
});

describe('a confirmation link', () => {
  it('works once, however many press it at the same time', async () => {
    await enter('once@portal.test');
    const token = await linkToken('once@portal.test', 'verify-email');
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirmByLink(token, 'verify-email')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error === 'link-over')).toHaveLength(19);
    const id = await newestId('once@portal.test');
    expect((await queuedTemplates(id)).filter((template) => template === 'marketing-welcome')).toHaveLength(1);
    const { rows } = await database.admin.query(
      "select 1 from audit_events where subject_ref = $1 and action = 'subjects.update'",
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is over 30 minutes after it was made', async () => {
    await enter('late@portal.test');
    const token = await linkToken('late@portal.test', 'verify-email');
    const id = await newestId('late@portal.test');
    const life = await database.admin.query(
      'select expires_at - created_at = $2::interval as exact from mail_links where subject_id = $1',
      [id, '30 minutes'],
    );
    expect(life.rows).toEqual([{ exact: true }]);
    await database.admin.query(
      "update mail_links set expires_at = expires_at - interval '29 minutes 50 seconds' where subject_id = $1",
      [id],
    );
    expect(await readLink(token)).toBe('verify-email');
    await database.admin.query(
      "update mail_links set expires_at = expires_at - interval '10 seconds' where subject_id = $1",
      [id],
    );
    expect(await readLink(token)).toBeNull();
    expect(await confirmByLink(token, 'verify-email')).toEqual({ ok: false, error: 'link-over' });
    expect(await provedCount('late@portal.test')).toBe(0);
  });

  it('that is forged, or made for something else, confirms nothing', async () => {
    await enter('forged@portal.test');
    const reset = await linkToken('forged@portal.test', 'reset-password');
    const genuine = await linkToken('forged@portal.test', 'verify-email');
    const changed = `${genuine.startsWith('A') ? 'B' : 'A'}${genuine.slice(1)}`;
    for (const token of ['', 'x', changed, `${genuine}A`, genuine.slice(0, -1), reset]) {
      expect(await confirmByLink(token, 'verify-email')).toEqual({ ok: false, error: 'link-over' });
    }
    expect(await confirmByLink(genuine, 'confirm-inquiry')).toEqual({ ok: false, error: 'link-over' });
    expect(await provedCount('forged@portal.test')).toBe(0);
    expect(await confirmByLink(genuine, 'verify-email')).toEqual({ ok: true, value: null });
  });

  it('stands nowhere in the database: only its hash does', async () => {
    await enter('hash@portal.test');
    const token = await linkToken('hash@portal.test', 'verify-email');
    expect(await tablesHolding(database.admin, token)).toEqual({});
  });

  it('of the second of two waiting sign-ups takes the address when it is pressed first', async () => {
    await enter('twice@portal.test', 'first of the two phrases');
    const first = await linkToken('twice@portal.test', 'verify-email');
    await enter('twice@portal.test', 'second of the two phrases');
    const second = await linkToken('twice@portal.test', 'verify-email');
    const winner = await newestId('twice@portal.test');
    expect(await confirmByLink(second, 'verify-email')).toEqual({ ok: true, value: null });
    expect(await confirmByLink(first, 'verify-email')).toEqual({ ok: false, error: 'already-taken' });
    expect(await provedCount('twice@portal.test')).toBe(1);
    expect(await checkCredentials('twice@portal.test', 'second of the two phrases')).toMatchObject({ id: winner });
    expect(await checkCredentials('twice@portal.test', 'first of the two phrases')).toBeNull();
  });

  it('gives one address to one of many who confirm it at the same time', async () => {
    const tokens: string[] = [];
    for (let each = 0; each < 6; each += 1) {
      await enter('race@portal.test');
      tokens.push(await linkToken('race@portal.test', 'verify-email'));
    }
    const answers = await Promise.all(tokens.map((token) => confirmByLink(token, 'verify-email')));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual([
      ...Array(5).fill('already-taken'),
      'ok',
    ]);
    expect(await provedCount('race@portal.test')).toBe(1);
  });
});
