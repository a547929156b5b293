import { describe, expect, it } from 'vitest';
import { checkCredentials, stillHolds } from '@/lib/auth/check-password';
import { findSubject, startSession } from '@/lib/auth/sessions';
import { asSubject } from '@/lib/db/doors';
import { readLink } from '@/lib/mail/use-link';
import { goodPassword, linkToken, makePerson, queuedTemplates, signInAgain } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { getEmail, requestEmailChange } from './change-email';
import { changePassword } from './change-password';
import { requestReset, resetPassword } from './reset-password';
import { confirmByLink } from './verify-email';

const database = useDatabase();
const newPassword = 'copper window saddle noon';
const over = { ok: false, error: 'link-over' };

describe('a new password by a mailed link', () => {
  it('takes effect once and ends every session', async () => {
    const ines = await makePerson('ines@portal.test');
    const token = await linkToken('ines@portal.test', 'reset-password');
    const answers = await Promise.all(Array.from({ length: 4 }, () => resetPassword(token, newPassword)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await findSubject(ines.token)).toBeNull();
    expect(await checkCredentials('ines@portal.test', goodPassword)).toBeNull();
    expect(await checkCredentials('ines@portal.test', newPassword)).toMatchObject({ id: ines.id });
    expect((await queuedTemplates(ines.id)).filter((template) => template === 'password-changed')).toHaveLength(1);
  });

  it('that is common is refused and leaves the link usable', async () => {
    await makePerson('common@portal.test');
    const token = await linkToken('common@portal.test', 'reset-password');
    expect(await resetPassword(token, 'passwordpassword')).toEqual({ ok: false, error: 'common-password' });
    expect(await readLink(token)).toBe('reset-password');
  });

  it('ends every other link and a change of address that waits', async () => {
    const otto = await makePerson('otto@portal.test');
    await requestEmailChange(otto, 'stranger@portal.test', goodPassword);
    const change = await linkToken('otto@portal.test', 'confirm-new-email', 'stranger@portal.test');
    const other = await linkToken('otto@portal.test', 'reset-password');
    expect((await resetPassword(await linkToken('otto@portal.test', 'reset-password'), newPassword)).ok).toBe(true);
    expect(await confirmByLink(change, 'confirm-new-email')).toEqual(over);
    expect(await resetPassword(other, goodPassword)).toEqual(over);
    const later = await linkToken('otto@portal.test', 'confirm-new-email', 'stranger@portal.test');
    expect(await confirmByLink(later, 'confirm-new-email')).toEqual(over);
    expect(await checkCredentials('stranger@portal.test', newPassword)).toBeNull();
  });

  it('leaves the links of everybody else', async () => {
    await makePerson('one@portal.test');
    await makePerson('two@portal.test');
    const other = await linkToken('two@portal.test', 'reset-password');
    await resetPassword(await linkToken('one@portal.test', 'reset-password'), newPassword);
    expect(await readLink(other)).toBe('reset-password');
  });
});

describe('asking for a new password', () => {
  it('leaves one row of the same kind whether the address is known or not', async () => {
    await makePerson('known@portal.test');
    const rows = async () =>
      (
        await database.admin.query(
          "select subject_id, template, inquiry_id, length(email_index) as length from outbox where template = 'reset-password'",
        )
      ).rows;
    expect(await requestReset('known@portal.test')).toBeUndefined();
    const [known] = await rows();
    expect(await requestReset('nobody@portal.test')).toBeUndefined();
    expect(await rows()).toEqual([known, known]);
  });
});

describe('a change of password by its owner', () => {
  it('needs the old one, ends the other sessions and links, and keeps this one', async () => {
    const mia = await makePerson('mia@portal.test');
    const other = await signInAgain('mia@portal.test');
    const link = await linkToken('mia@portal.test', 'reset-password');
    expect(await changePassword(mia, 'not the old one at all', newPassword)).toEqual({
      ok: false,
      error: 'wrong-password',
    });
    expect(await findSubject(other)).not.toBeNull();
    expect(await changePassword(mia, goodPassword, newPassword)).toEqual({ ok: true, value: null });
    expect(await findSubject(other)).toBeNull();
    expect(await readLink(link)).toBeNull();
    expect((await findSubject(mia.token))?.id).toBe(mia.id);
  });
});

describe('a change of address', () => {
  it('takes effect when the new address is confirmed, and ends links mailed to the old one', async () => {
    const noor = await makePerson('noor@portal.test');
    expect(await requestEmailChange(noor, 'noor@portal.test', goodPassword)).toEqual({
      ok: false,
      error: 'same-address',
    });
    expect(await requestEmailChange(noor, 'new@portal.test', 'not the password at all')).toEqual({
      ok: false,
      error: 'wrong-password',
    });
    expect(await requestEmailChange(noor, 'new@portal.test', goodPassword)).toEqual({ ok: true, value: null });
    expect(await getEmail(noor)).toBe('noor@portal.test');
    const reset = await linkToken('noor@portal.test', 'reset-password');
    const confirm = await linkToken('noor@portal.test', 'confirm-new-email', 'new@portal.test');
    expect(await confirmByLink(confirm, 'confirm-new-email')).toEqual({ ok: true, value: null });
    expect(await getEmail(noor)).toBe('new@portal.test');
    expect(await checkCredentials('new@portal.test', goodPassword)).toMatchObject({ id: noor.id });
    expect(await checkCredentials('noor@portal.test', goodPassword)).toBeNull();
    expect(await resetPassword(reset, newPassword)).toEqual(over);
  });

  it('to an address that somebody else has is refused at its confirmation and leaves both accounts', async () => {
    const ivo = await makePerson('ivo@portal.test');
    const uma = await makePerson('uma@portal.test');
    expect(await requestEmailChange(ivo, 'uma@portal.test', goodPassword)).toEqual({ ok: true, value: null });
    const token = await linkToken('ivo@portal.test', 'confirm-new-email', 'uma@portal.test');
    expect(await confirmByLink(token, 'confirm-new-email')).toEqual({ ok: false, error: 'already-taken' });
    expect([await getEmail(ivo), await getEmail(uma)]).toEqual(['ivo@portal.test', 'uma@portal.test']);
  });

  it('asked for twice follows the newer one, and a link mailed to the first proves nothing for the second', async () => {
    const eva = await makePerson('eva@portal.test');
    await requestEmailChange(eva, 'first@portal.test', goodPassword);
    const first = await linkToken('eva@portal.test', 'confirm-new-email', 'first@portal.test');
    await requestEmailChange(eva, 'second@portal.test', goodPassword);
    expect(await confirmByLink(first, 'confirm-new-email')).toEqual(over);
    expect(await getEmail(eva)).toBe('eva@portal.test');
    const second = await linkToken('eva@portal.test', 'confirm-new-email', 'second@portal.test');
    expect((await confirmByLink(second, 'confirm-new-email')).ok).toBe(true);
    expect(await getEmail(eva)).toBe('second@portal.test');
  });

  it('is followed by no other until the old address has been told', async () => {
    const kim = await makePerson('kim@portal.test');
    await requestEmailChange(kim, 'kim-new@portal.test', goodPassword);
    await confirmByLink(
      await linkToken('kim@portal.test', 'confirm-new-email', 'kim-new@portal.test'),
      'confirm-new-email',
    );
    expect(await requestEmailChange(kim, 'kim-third@portal.test', goodPassword)).toEqual({
      ok: false,
      error: 'not-told-yet',
    });
  });
});

describe('a password that was right before it was changed', () => {
  it('opens no session and changes nothing any more', async () => {
    const zoe = await makePerson('zoe@portal.test');
    const verified = await checkCredentials('zoe@portal.test', goodPassword);
    await resetPassword(await linkToken('zoe@portal.test', 'reset-password'), newPassword);
    expect(verified && (await startSession(verified))).toBeNull();
    expect(verified && (await asSubject(zoe, (tx) => stillHolds(tx, verified)))).toBe(false);
  });
});
