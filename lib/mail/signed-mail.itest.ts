import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/env';
import { runMailer } from '@/lib/jobs/run-mailer';
import { readOptOutToken } from '@/lib/marketing/opt-out-token';
import { policy } from '@/lib/policy/current';
import { makePerson, type Person } from '@/lib/testing/people';
import { tokenIn } from '@/lib/testing/read-mail';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { type ReceivedMail, startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { verifyDkim } from '@/lib/testing/verify-dkim';
import { mailClasses } from './template-ids';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
useDatabase({ SMTP_URL: smtp.url, MAIL_FROM: 'Optapex <news@mail.portal.test>' });

let ines: Person;
let campaign: ReceivedMail;

const isMarketing = ({ subject }: ReceivedMail) => subject === 'News and resources, as you asked' || subject === 'May';

/** A header of a mail, unfolded, as it stands in the mail itself. */
const headerOf = (mail: ReceivedMail, name: string): string | null =>
  mail.headerLines
    .find(({ key }) => key === name)
    ?.line.replaceAll(/\r?\n[ \t]+/g, ' ')
    .slice(name.length + 2) ?? null;

beforeAll(async () => {
  ines = await makePerson('ines@portal.test', 'yes');
  await queueCampaign(await sampleMailing('May'));
  await runMailer();
  const found = smtp.messages.find(({ subject }) => subject === 'May');
  if (!found) throw new Error('No campaign came');
  campaign = found;
});

const publicKey = () => createPublicKey(env().dkimKey?.key ?? '');
const verdictOf = (raw: Buffer) => verifyDkim(raw, publicKey());
const changed = (from: string, to: string) => {
  const text = campaign.raw.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to), 'latin1');
};

describe('the signature', () => {
  it('of every mail holds, in the name of the domain the reader sees', () => {
    expect(smtp.messages.length).toBeGreaterThanOrEqual(4);
    for (const mail of smtp.messages) {
      const verdict = verdictOf(mail.raw);
      expect(verdict).toMatchObject({ holds: true, domain: 'mail.portal.test', selector: 'test' });
      expect(verdict.signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id']));
    }
  });

  it('of marketing covers both list headers', () => {
    for (const mail of smtp.messages.filter(isMarketing))
      expect(verdictOf(mail.raw).signed).toEqual(
        expect.arrayContaining(['list-id', 'list-unsubscribe', 'list-unsubscribe-post']),
      );
  });

  it.each([
    ['the address of the opt-out', '/api/unsubscribe?token=', '/api/unsubscribe?other='],
    ['the one click', 'List-Unsubscribe=One-Click', 'List-Unsubscribe=One-Clack'],
    ['the name of a list header', 'List-Unsubscribe-Post:', 'X-Unsubscribe-Post:'],
    ['the list', 'List-ID: <newsletter.', 'List-ID: <events.'],
    ['the subject', 'Subject: May', 'Subject: Bay'],
    ['the body', 'two scenarios', 'ten scenarios'],
  ])('breaks with a change of %s', (_what, from, to) => {
    expect(verdictOf(changed(from, to)).holds).toBe(false);
  });

  it('survives what a mail server may do: folding, case of names and white space', () => {
    const relaxed = changed('List-Unsubscribe-Post: List', 'LIST-unsubscribe-post:   \r\n  List');
    expect(verdictOf(relaxed).holds).toBe(true);
  });
});

describe('marketing mail', () => {
  it('names its list, and two ways out of it: one to post to and one to write to', () => {
    const [, posted, written] =
      /^<(http[^>]+)>, <(mailto:[^>]+)>$/.exec(headerOf(campaign, 'list-unsubscribe') ?? '') ?? [];
    const post = new URL(posted ?? '');
    expect(post.origin + post.pathname).toBe('http://127.0.0.1:3999/api/unsubscribe');
    const token = post.searchParams.get('token') ?? '';
    expect(readOptOutToken(token)).toMatchObject({ subjectId: ines.id, list: 'newsletter' });
    expect(decodeURIComponent(written ?? '')).toBe(`mailto:${policy.mailboxes[0]}?subject=unsubscribe ${token}`);
    expect(headerOf(campaign, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headerOf(campaign, 'list-id')).toBe('<newsletter.127.0.0.1>');
  });

  it('ends, also as text, with the own way out, the sender and the postal address', () => {
    const marketing = smtp.messages.filter(isMarketing);
    expect(marketing.map(({ subject }) => subject).sort()).toEqual(['May', 'News and resources, as you asked']);
    for (const mail of marketing) {
      expect(readOptOutToken(tokenIn(mail))?.subjectId).toBe(ines.id);
      for (const part of [mail.text ?? '', String(mail.html)]) {
        expect(part).toContain(`/unsubscribe?token=${tokenIn(mail)}`);
        expect(part).toContain(policy.controller.name);
        expect(part).toContain('1 Test Street, 12345 Testville');
        expect(part).not.toContain('.invalid');
      }
    }
  });
});

it('mail of the other classes carries no header of a list', () => {
  const others = smtp.messages.filter((mail) => !isMarketing(mail));
  expect(others.length).toBeGreaterThanOrEqual(2);
  for (const mail of others)
    expect(mail.headerLines.map(({ key }) => key).filter((key) => key.startsWith('list-'))).toEqual([]);
});

it('a template of marketing is known by its name, which the database relies on', () => {
  for (const [template, kind] of Object.entries(mailClasses))
    expect([template, template.startsWith('marketing-')]).toEqual([template, kind === 'marketing']);
});
