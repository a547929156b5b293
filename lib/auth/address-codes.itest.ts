import { describe, expect, it } from 'vitest';
import { asSystem, asVisitor, hashToken } from '@/lib/db/doors';
import { addressSessions } from '@/lib/db/tables/address-sessions';
import { outbox } from '@/lib/db/tables/outbox';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { composeLetter } from '@/lib/mail/compose-letter';
import { emailIndex } from '@/lib/subjects/email-index';
import { anotherCode, mailedCode, openMailbox } from '@/lib/testing/mailboxes';
import { inquiryDecisions, makePerson, sampleInquiry } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { requestAddressCode, triesAtMost, tryAddressCode } from './address-codes';
import { endMailbox, findMailbox } from './address-sessions';

const database = useDatabase();
const email = 'ines@portal.test';

const age = (table: string, column: string, interval: string) =>
  database.admin.query(`update ${table} set ${column} = ${column} - interval '${interval}'`);

describe('a code', () => {
  it('opens a session for its address, once', async () => {
    const browser = await requestAddressCode(email);
    const code = await mailedCode(browser);
    expect(code).toMatch(/^\d{8}$/);
    const opened = await tryAddressCode(browser, code);
    if (!opened.ok) throw new Error(opened.error);
    expect(await findMailbox(opened.value)).toEqual({ token: opened.value, emailIndex: emailIndex(email) });
    expect(await tryAddressCode(browser, code)).toEqual({ ok: false, error: 'code-over' });
  });

  it('works in the browser that asked, and for its address alone', async () => {
    const [mine, other] = [await requestAddressCode(email), await requestAddressCode('otto@portal.test')];
    const [code, ofOther] = [await mailedCode(mine), await mailedCode(other)];
    expect(await tryAddressCode(other, code)).toEqual({ ok: false, error: 'wrong-code' });
    expect(await tryAddressCode(mine, ofOther)).toEqual({ ok: false, error: 'wrong-code' });
    expect(await tryAddressCode('forged', code)).toEqual({ ok: false, error: 'code-over' });
    expect((await tryAddressCode(mine, code)).ok).toBe(true);
  });

  it('of the same address in another browser is another one', async () => {
    const [first, second] = [await requestAddressCode(email), await requestAddressCode(email)];
    const code = await mailedCode(first);
    await mailedCode(second);
    expect(await tryAddressCode(second, code)).toEqual({ ok: false, error: 'wrong-code' });
    expect((await tryAddressCode(first, code)).ok).toBe(true);
  });

  it('has five tries', async () => {
    const browser = await requestAddressCode(email);
    const code = await mailedCode(browser);
    for (let each = 1; each < triesAtMost; each += 1)
      expect(await tryAddressCode(browser, anotherCode(code))).toEqual({ ok: false, error: 'wrong-code' });
    expect(await tryAddressCode(browser, anotherCode(code))).toEqual({ ok: false, error: 'code-over' });
    expect(await tryAddressCode(browser, code)).toEqual({ ok: false, error: 'code-over' });
  });

  it('has five tries all the same when twenty come at once', async () => {
    const browser = await requestAddressCode(email);
    const code = await mailedCode(browser);
    await Promise.all(Array.from({ length: 20 }, () => tryAddressCode(browser, anotherCode(code))));
    const { rows } = await database.admin.query('select tries from address_codes where browser_hash = $1', [
      hashToken(browser),
    ]);
    expect(rows).toEqual([{ tries: triesAtMost }]);
    expect((await tryAddressCode(browser, code)).ok).toBe(false);
  });

  it('opens one session when it comes twice at once', async () => {
    const browser = await requestAddressCode(email);
    const code = await mailedCode(browser);
    const answers = await Promise.all(Array.from({ length: 4 }, () => tryAddressCode(browser, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('works for ten minutes from when its mail left', async () => {
    const browser = await requestAddressCode(email);
    await age('address_codes', 'expires_at', '49 minutes');
    const code = await mailedCode(browser);
    await age('address_codes', 'expires_at', '9 minutes 50 seconds');
    expect(await tryAddressCode(browser, anotherCode(code))).toEqual({ ok: false, error: 'wrong-code' });
    await age('address_codes', 'expires_at', '10 seconds');
    expect(await tryAddressCode(browser, code)).toEqual({ ok: false, error: 'code-over' });
  });

  it('is not mailed any more once it has waited for too long', async () => {
    const browser = await requestAddressCode(email);
    await age('address_codes', 'expires_at', '50 minutes');
    await expect(mailedCode(browser)).rejects.toThrow('asked for no code');
  });

  it('is made anew for no longer than that, however often its mail fails', async () => {
    const browser = await requestAddressCode(email);
    for (let minutes = 0; minutes < 50; minutes += 5) {
      await mailedCode(browser);
      for (const column of ['created_at', 'expires_at']) await age('address_codes', column, '5 minutes');
    }
    await expect(mailedCode(browser)).rejects.toThrow();
  });

  it('made anew, because its mail failed, gives no further tries', async () => {
    const browser = await requestAddressCode(email);
    const first = await mailedCode(browser);
    for (let each = 1; each < triesAtMost; each += 1) await tryAddressCode(browser, anotherCode(first));
    const second = await mailedCode(browser);
    expect(await tryAddressCode(browser, anotherCode(second))).toEqual({ ok: false, error: 'code-over' });
  });

  it('stands nowhere in the database, nor does the token of the browser or of the session', async () => {
    const browser = await requestAddressCode(email);
    const code = await mailedCode(browser);
    const opened = await tryAddressCode(browser, code);
    const { rows } = await database.admin.query(
      'select c::text as said from address_codes c union all select s::text from address_sessions s union all select o::text from outbox o',
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const secret of [code, browser, opened.ok ? opened.value : '', email])
      for (const { said } of rows) expect(said).not.toContain(secret);
  });
});

describe('asking for a code', () => {
  const rowsOf = async (index: string) => {
    const [codes, mails] = [
      'select tries, used_at, length(code_hash) as code from address_codes where email_index = $1',
      'select template, subject_id, tries, failed_at from outbox where email_index = $1',
    ];
    const [{ rows: ofCodes }, { rows: ofMails }] = [
      await database.admin.query(codes, [index]),
      await database.admin.query(mails, [index]),
    ];
    return { codes: ofCodes, mails: ofMails };
  };

  it('leaves the same rows for a known address and an unknown one, and the same answers to guesses', async () => {
    await sendInquiry('question', { ...sampleInquiry, email: 'known@portal.test' }, inquiryDecisions);
    const seen = [];
    for (const address of ['known@portal.test', 'unknown@portal.test']) {
      const browser = await requestAddressCode(address);
      const asked = await rowsOf(emailIndex(address));
      const early = await tryAddressCode(browser, '12345678');
      await mailedCode(browser);
      const guesses = [];
      for (let each = 0; each < triesAtMost; each += 1) guesses.push(await tryAddressCode(browser, 'x'));
      seen.push({ asked, early, guesses, after: await rowsOf(emailIndex(address)) });
    }
    expect(seen[0]?.asked).toMatchObject({ codes: [{ code: null }], mails: [{ template: 'address-code' }] });
    expect(seen[1]).toEqual(seen[0]);
  });

  const letterFor = (address: string) =>
    asSystem('mail', async (tx) => {
      const row = (await tx.select().from(outbox)).find(
        (each) => each.template === 'address-code' && each.emailIndex === emailIndex(address),
      );
      if (!row) throw new Error('Nothing waits');
      return (await composeLetter(tx, row))?.letter ?? null;
    });

  it('mails a code to whoever wrote without an account, the way in to an account, and nothing to anybody else', async () => {
    await sendInquiry('question', { ...sampleInquiry, email: 'wrote@portal.test' }, inquiryDecisions);
    await makePerson('account@portal.test');
    for (const address of ['wrote@portal.test', 'account@portal.test', 'nobody@portal.test'])
      await requestAddressCode(address);
    expect(await letterFor('wrote@portal.test')).toMatchObject({ to: 'wrote@portal.test', subject: 'Your code' });
    expect(await letterFor('account@portal.test')).toMatchObject({
      to: 'account@portal.test',
      subject: 'Your data is in your account',
    });
    expect(await letterFor('nobody@portal.test')).toBeNull();
  });
});

describe('a session', () => {
  it('ends after 15 minutes unused, and stays with use', async () => {
    const { token } = await openMailbox(email);
    await age('address_sessions', 'seen_at', '14 minutes');
    expect(await findMailbox(token)).not.toBeNull();
    await age('address_sessions', 'seen_at', '14 minutes');
    expect(await findMailbox(token)).not.toBeNull();
    await age('address_sessions', 'seen_at', '15 minutes');
    expect(await findMailbox(token)).toBeNull();
  });

  it('ends after 30 minutes in any case', async () => {
    const { token } = await openMailbox(email);
    await age('address_sessions', 'ends_at', '29 minutes');
    expect(await findMailbox(token)).not.toBeNull();
    await age('address_sessions', 'ends_at', '1 minute');
    expect(await findMailbox(token)).toBeNull();
  });

  it('ends when it is left', async () => {
    const { token } = await openMailbox(email);
    await endMailbox(token);
    expect(await findMailbox(token)).toBeNull();
  });

  it('cannot be opened without a code, nor for another address than its own', async () => {
    const browser = await requestAddressCode(email);
    const open = (proof: { kind: 'code' | 'mailbox'; token: string }, index: string) =>
      asVisitor(proof, (tx) => tx.insert(addressSessions).values({ tokenHash: hashToken('mine'), emailIndex: index }));
    const own = emailIndex(email);
    await expect(open({ kind: 'code', token: browser }, own)).rejects.toThrow();
    await expect(open({ kind: 'mailbox', token: browser }, own)).rejects.toThrow();
    await tryAddressCode(browser, await mailedCode(browser));
    await expect(open({ kind: 'code', token: browser }, own)).rejects.toThrow();
    await expect(open({ kind: 'code', token: browser }, emailIndex('otto@portal.test'))).rejects.toThrow();
  });
});
