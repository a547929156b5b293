import { createHmac, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { limits } from '@/lib/rate-limit/limits';
import { emailIndex } from '@/lib/subjects/email-index';
import { optOutToken } from '@/lib/testing/opt-out-link';
import {
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  type Person,
  sampleInquiry,
} from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { changeMarketingByLink, optOutInOneClick, readPreferencesByLink } from './opt-out';
import { addressMark, readOptOutToken } from './opt-out-token';
import { changeOwnMarketing } from './preferences';

const rotated = randomBytes(32);
const database = useDatabase({
  OPT_OUT_KEYS: `new:${randomBytes(32).toString('base64')},old:${rotated.toString('base64')}`,
});
const forged = { ok: false, error: 'forged-link' };
const agrees = (person: Person) => asSystem('test', (tx) => agreesToMarketing(tx, person.id));

let ines: Person;
let otto: Person;
let token: string;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
  otto = await makePerson('otto@portal.test', 'yes');
  token = await optOutToken(ines.id);
});

const mark = () => addressMark(emailIndex('ines@portal.test'));
const signed = (
  keyId: string,
  key: Buffer,
  subjectId: string,
  list: string,
  message = `opt-out\0${keyId}\0${list}\0${mark()}`,
) => {
  const signature = createHmac('sha256', key).update(`${message}\0${subjectId}`).digest('base64url');
  return [keyId, subjectId, list, mark(), signature].join('~');
};

const newest = () => env().optOutKeys[0]?.key ?? Buffer.alloc(0);

async function expectForged(attempt: string): Promise<void> {
  expect([attempt, readOptOutToken(attempt)]).toEqual([attempt, null]);
  expect(await readPreferencesByLink(attempt)).toEqual(forged);
  expect(await changeMarketingByLink(attempt, { decision: 'withdrawn' })).toEqual(forged);
  await optOutInOneClick(attempt);
}

/** Moves an account to another address, as its owner does. */
async function move(person: Person, from: string, to: string): Promise<void> {
  await requestEmailChange(person, to, goodPassword);
  await confirmByLink(await linkToken(from, 'confirm-new-email', to), 'confirm-new-email');
}

const eventsOf = async (id: string) =>
  (
    await database.admin.query(
      "select decision, topic, place from consent_events where subject_id = $1 and consent = 'marketing' and place in ('mailLink', 'oneClick') order by sequence",
      [id],
    )
  ).rows;

describe('whoever holds a link', () => {
  it('starts mail again only so often, stops and pauses it without end, and takes nothing from its owner', async () => {
    const mia = await makePerson('mia@portal.test', 'yes');
    const link = await optOutToken(mia.id);
    const { points } = limits.startByLinkBySubject;
    const answers: string[] = [];
    for (let each = 0; each < 50; each += 1) {
      const stopped = await changeMarketingByLink(link, { decision: 'withdrawn', topic: 'events' });
      const started = await changeMarketingByLink(link, { decision: 'granted', topic: 'events' });
      answers.push(`${stopped.ok} ${started.ok || started.error}`);
    }
    expect(answers).toEqual([...Array(points).fill('true true'), ...Array(50 - points).fill('true too-often')]);
    expect(await eventsOf(mia.id)).toHaveLength(2 * points + 1);
    expect(await readPreferencesByLink(link)).toMatchObject({ ok: true, value: { tooOften: true } });
    expect(await changeMarketingByLink(link, { decision: 'paused' })).toEqual({ ok: true, value: null });
    expect(await changeMarketingByLink(link, { decision: 'resumed' })).toEqual({ ok: false, error: 'too-often' });
    expect(await changeOwnMarketing(mia, { decision: 'resumed' })).toBe(true);
    expect(await changeMarketingByLink(link, { decision: 'withdrawn' })).toEqual({ ok: true, value: null });
    expect(await agrees(mia)).toBe(false);
  });
});

describe('the link of a mail to an older address', () => {
  const older = { ok: false, error: 'older-address' };

  it('shows nothing and changes nothing on its page', async () => {
    const noor = await makePerson('noor@portal.test', 'yes');
    const link = await optOutToken(noor.id);
    await move(noor, 'noor@portal.test', 'noor-new@portal.test');
    expect(await readPreferencesByLink(link)).toEqual(older);
    for (const change of [{ decision: 'withdrawn' }, { decision: 'paused' }] as const)
      expect(await changeMarketingByLink(link, change)).toEqual(older);
    expect([await eventsOf(noor.id), await agrees(noor)]).toEqual([[], true]);
    expect(await readPreferencesByLink(await optOutToken(noor.id))).toMatchObject({ ok: true });
  });

  it('still ends its list by the button of a mail program, for its one person alone', async () => {
    const [email, shared] = ['eva@portal.test', 'shared@portal.test'];
    const eva = await makePerson(email, 'yes');
    const [links, ofEvents] = [await optOutToken(eva.id), await optOutToken(eva.id, 'events')];
    await sendInquiry('demo', { ...sampleInquiry, email: shared }, { ...inquiryDecisions, marketing: 'yes' });
    await confirmByLink(await linkToken(shared, 'confirm-inquiry'), 'confirm-inquiry');
    await move(eva, email, shared);
    const { rows } = await database.admin.query(
      'select id from subjects where id <> $1 and email_index = (select email_index from subjects where id = $1)',
      [eva.id],
    );
    expect(rows).toHaveLength(1);
    const presses = [ofEvents, ofEvents, links, links].map((each) => () => optOutInOneClick(each));
    const changed: boolean[] = [];
    for (const press of presses) changed.push(await press());
    expect(changed).toEqual([true, false, true, false]);
    expect(await eventsOf(eva.id)).toEqual([
      { decision: 'withdrawn', topic: 'events', place: 'oneClick' },
      { decision: 'withdrawn', topic: null, place: 'oneClick' },
    ]);
    expect(await eventsOf(rows[0].id)).toEqual([]);
  });
});

it('a press that meets an erasure finds nobody there', async () => {
  const uma = await makePerson('uma@portal.test', 'yes');
  const [link, button] = [await optOutToken(uma.id), await optOutToken(uma.id, 'events')];
  const other = new Client({ connectionString: database.adminUrl });
  await other.connect();
  try {
    await other.query('set session_replication_role = replica');
    await other.query('begin');
    await other.query('delete from subjects where id = $1', [uma.id]);
    const presses = Promise.all([changeMarketingByLink(link, { decision: 'withdrawn' }), optOutInOneClick(button)]);
    const waiting = async () =>
      (await database.admin.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).rows.length;
    await expect.poll(waiting, { timeout: 5000 }).toBe(2);
    await other.query('commit');
    expect(await presses).toEqual([{ ok: true, value: null }, false]);
  } finally {
    await other.end();
  }
});

describe('an opt-out link', () => {
  it('with any bit of its signature changed is forged', () => {
    const parts = token.split('~');
    const bytes = Buffer.from(parts.pop() ?? '', 'base64url');
    expect(bytes).toHaveLength(32);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, readOptOutToken([...parts, changed.toString('base64url')].join('~'))]).toEqual([bit, null]);
    }
  });

  it('with any character before the signature changed is forged', () => {
    for (let at = 0; at < token.lastIndexOf('~'); at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(readOptOutToken(changed)).toBeNull();
    }
  });

  it('of another person, of another list or of another key is forged, and opts nobody out', async () => {
    expect(signed('new', newest(), ines.id, 'marketing')).toBe(token);
    const signature = token.split('~').at(-1) ?? '';
    await expectForged(['new', otto.id, 'marketing', mark(), signature].join('~'));
    await expectForged(['new', ines.id, 'newsletter', mark(), signature].join('~'));
    await expectForged(['old', ines.id, 'marketing', mark(), signature].join('~'));
    await expectForged(['new', ines.id, 'marketing', addressMark(emailIndex('otto@portal.test')), signature].join('~'));
    await expectForged(signed('new', newest(), ines.id, 'surveys'));
    await expectForged(signed('new', newest(), ines.id, 'marketing', 'opt-out\0new\0marketing'));
    await expectForged(signed('new', newest(), ines.id, 'marketing', 'opt-out'));
    await expectForged(signed('new', env().indexKey, ines.id, 'marketing'));
    await expectForged(signed('gone', newest(), ines.id, 'marketing'));
    expect([await agrees(ines), await agrees(otto)]).toEqual([true, true]);
  });

  it('that is empty, cut, doubled or very long is forged', async () => {
    const [, id = '', , , signature = ''] = token.split('~');
    const long = 'A'.repeat(1_000_000);
    for (const attempt of [
      '',
      '~',
      '~~~~',
      id,
      `new~${id}~marketing~${mark()}~`,
      `new~${id}~marketing~${signature}`,
      `${token}~`,
      `${token}~${signature}`,
      '\0~\0~',
    ])
      await expectForged(attempt);
    for (const attempt of [
      token.slice(0, -1),
      token.slice(1),
      `${token}AAAA`,
      `${token}${long}`,
      `${long}~${signature}`,
    ])
      expect(readOptOutToken(attempt)).toBeNull();
  });

  it('that was signed with an older key still works', () => {
    expect(readOptOutToken(signed('old', rotated, ines.id, 'events'))).toEqual({
      subjectId: ines.id,
      list: 'events',
      addressMark: mark(),
    });
  });

  it('that is genuine opts its one person out, as often as it is pressed', async () => {
    expect(readOptOutToken(token)).toEqual({ subjectId: ines.id, list: 'marketing', addressMark: mark() });
    expect(await readPreferencesByLink(token)).toMatchObject({ ok: true, value: { agreed: true, list: 'marketing' } });
    expect(await agrees(ines)).toBe(true);
    const press = () => changeMarketingByLink(token, { decision: 'withdrawn' });
    expect([await press(), await press()]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect([await agrees(ines), await agrees(otto)]).toEqual([false, true]);
  });
});
