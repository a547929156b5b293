import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { closeAccount } from '@/lib/accounts/close-account';
import { completeProfile, correctProfile } from '@/lib/accounts/profiles';
import { signUp } from '@/lib/accounts/sign-up';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { findSubject } from '@/lib/auth/sessions';
import type { Subject } from '@/lib/db/doors';
import { answerInquiry, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry, sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { policy } from '@/lib/policy/current';
import { withinLimits } from '@/lib/rate-limit/within-limit';
import { linkToken, signInAgain } from '@/lib/testing/people';
import { startSmtp } from '@/lib/testing/smtp';
import { currentSegment, placesOfDatabase } from '@/lib/testing/traces/postgres-places';
import { saidOf, scan } from '@/lib/testing/traces/scan';
import { controlsOf } from '@/lib/testing/traces/text-forms';
import { useDatabase } from '@/lib/testing/use-database';
import { recordVisit } from '@/lib/visits/record-visit';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

/** Stands at the beginning of everything told to the portal here, and nowhere else. */
const mark = `Canary${randomBytes(12).toString('hex')}`;
const fields: string[] = [];
let firstSegment = '';

function canary(field: string): string {
  fields.push(field);
  return `${mark}-${field}`;
}

const address = (field: string) => `${canary(field).toLowerCase()}@portal.test`;

type Point = 'contact' | 'firstLogin';
type ItemAt<P extends Point> = (typeof policy)['collectionPoints'][P]['required' | 'optional'][number]['item'];

/** Every field that the policy has for a collection point: a new one is covered by itself. */
function everyField<P extends Point>(point: P): Record<ItemAt<P>, string> {
  const { required, optional } = policy.collectionPoints[point];
  const items = [...required, ...optional].map(({ item }) => [item, canary(`${point}-${item}`)]);
  return Object.fromEntries(items);
}

const profile = () => everyField('firstLogin');
const inquiry = (from: string) => ({ ...everyField('contact'), email: from });

const all = { inquiry: 'yes', abroad: 'yes', inquiryOptional: 'yes', marketing: 'yes' } as const;
const email = address('email');
const password = canary('password');
let person: Subject;

/** Everything the portal can be told, through the functions that its forms call. */
beforeAll(async () => {
  firstSegment = await currentSegment(database.admin);
  await signUp({ email, password, decisions: { account: 'yes', abroad: 'yes', marketing: 'yes' } });
  await confirmByLink(await linkToken(email, 'verify-email'), 'verify-email');
  const found = await findSubject(await signInAgain(email, password));
  if (!found) throw new Error('No session');
  person = found;
  await completeProfile(person, profile(), { profile: 'yes', abroad: 'yes', profileOptional: 'yes' });
  await correctProfile(person, profile());
  const ipAddress = canary('ipAddress');
  await recordVisit(person, 'saw-overview', ipAddress);
  await withinLimits([
    ['signInByIpAddress', ipAddress],
    ['signInByAccountAndIpAddress', `${email}\0${ipAddress}`],
  ]);
  await answerInquiry('jin', await sendOwnInquiry(person, 'question', inquiry(email), all), canary('answer'));
  await showInquiry('jin', await sendInquiry('demo', inquiry(address('stranger')), all));
  await requestEmailChange(person, address('newEmail'), password);
  await runMailer();
}, 60_000);

/** Where it can still be read; empty where it can nowhere. */
const find = async (text: string) => saidOf(scan(await placesOfDatabase(database.admin, firstSegment), { mark: text }));

it('the search finds a text in every form and packed, in a dump, in the data files and in the log', async () => {
  const text = `Planted${randomBytes(12).toString('hex')}`;
  const controls = controlsOf(text);
  await database.admin.query('create table scratch (as_text text, as_bytes bytea)');
  for (const bytes of Object.values(controls)) {
    const isText = bytes.every((byte) => byte > 31 && byte < 127);
    // Three times: the log is cut into pages, and a cut may go through one of them.
    for (let copy = 0; copy < 3; copy += 1) {
      await database.admin.query(`insert into scratch (${isText ? 'as_text' : 'as_bytes'}) values ($1)`, [
        isText ? bytes.toString('latin1') : bytes,
      ]);
    }
  }
  const found = await find(text);
  await database.admin.query('drop table scratch');
  const wanted = ['a dump', 'the data files', 'the write-ahead log'].flatMap((place) =>
    Object.keys(controls).map((form) => `mark: ${form} in ${place}`),
  );
  expect(found).toEqual(expect.arrayContaining(wanted));
});

describe('what people told the portal', { timeout: 60_000 }, () => {
  it('reached them by mail, so it was really stored', () => {
    const answer = smtp.messages.find(
      ({ subject, envelope }) => subject === 'Our answer to your inquiry' && envelope.to.includes(email),
    );
    expect(answer?.text).toContain(`${mark}-answer`);
    expect(fields.length).toBeGreaterThan(30);
  });

  it('can be read nowhere in a dump, the data files or the log while they have an account', async () => {
    expect(await find(mark)).toEqual([]);
  });

  it('nor after they have closed it', async () => {
    expect(await closeAccount(person, password, 'now')).toMatchObject({ ok: true });
    await runMailer();
    expect(await find(mark)).toEqual([]);
  });
});
