import { escapeIdentifier } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { closeAccount } from '@/lib/accounts/close-account';
import { completeProfile, correctProfile } from '@/lib/accounts/profiles';
import { resetPassword } from '@/lib/accounts/reset-password';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { grantConsent } from '@/lib/data-rights/change-consent';
import { pingDatabase } from '@/lib/db/client';
import type { Subject } from '@/lib/db/doors';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { tablesHolding } from '@/lib/testing/live-database';
import { fillProfile, goodPassword, linkToken, makePerson, sampleProfile } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { recordVisit } from '@/lib/visits/record-visit';
import { eraseSubject } from './erase-subject';

const database = useDatabase();
/** PostgreSQL looks for a deadlock after a second; fifty of them need not take a minute. */
beforeAll(() =>
  database.admin.query(
    `alter database ${escapeIdentifier(database.admin.database ?? '')} set deadlock_timeout = '10ms'`,
  ),
);

const newPassword = 'copper window saddle noon';

/** So many round trips later: moves one side of a race by about a millisecond each. */
async function later<T>(roundTrips: number, work: () => Promise<T>): Promise<T> {
  for (let each = 0; each < roundTrips; each += 1) await pingDatabase();
  return work();
}

async function expectGone(id: string): Promise<void> {
  expect(Object.keys(await tablesHolding(database.admin, id))).toEqual(['audit_events']);
  const { rows } = await database.admin.query(
    'select action from audit_events where subject_ref = $1 order by sequence desc limit 1',
    [id],
  );
  expect(rows).toEqual([{ action: 'subjects.delete' }]);
}

const inquiry = {
  ...sampleProfile,
  countryOfResidence: 'NG',
  email: 'x@portal.test',
  inquiryDetails: 'x',
  businessDescription: null,
  jobTitle: null,
  phoneNumber: null,
};

const writes: Record<string, (subject: Subject, email: string) => Promise<unknown>> = {
  'completing the profile': (subject) =>
    completeProfile(subject, sampleProfile, { profile: 'yes', abroad: 'yes', profileOptional: 'yes' }),
  'correcting the profile': (subject) => correctProfile(subject, { ...sampleProfile, name: 'Later' }),
  'a visit': (subject) => recordVisit(subject, 'saw-overview', '203.0.113.7'),
  'a consent': (subject) => grantConsent(subject, 'marketing'),
  'an inquiry': (subject) =>
    sendOwnInquiry(subject, 'question', inquiry, {
      inquiry: 'yes',
      abroad: 'yes',
      inquiryOptional: 'no',
      marketing: 'no',
    }),
};

describe('closing an account', () => {
  it('pressed twice at the same time closes it once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = await makePerson(`twice${round}@portal.test`);
      const answers = await Promise.all([closeAccount(person, goodPassword), closeAccount(person, goodPassword)]);
      const [done, refused] = answers.sort((a, b) => Number(b.ok) - Number(a.ok));
      expect(done).toEqual({ ok: true, value: null });
      expect(['already-closed', 'wrong-password']).toContain(refused && !refused.ok && refused.error);
      await expectGone(person.id);
    }
    const { rows } = await database.admin.query("select 1 from outbox where template = 'account-closed'");
    expect(rows).toHaveLength(10);
  });

  it('while everything else is written about the person, ends with nothing written', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 50; round += 1) {
      const email = `race${round}@portal.test`;
      const person = await makePerson(email);
      if (round % 2 === 0) await fillProfile(person);
      const [erased] = await Promise.all([
        later(round % 7, () => eraseSubject(person.id, email)),
        ...Object.values(writes).map((write, at) =>
          later((round + at * 2) % 9, () => write(person, email)).catch(() => 'refused'),
        ),
      ]);
      expect(erased).toBe(true);
      await expectGone(person.id);
    }
  });

  it('is not undone, nor made to fail, by a mailed link that is pressed at the same time', {
    timeout: 60_000,
  }, async () => {
    const refused = new Set<unknown>();
    for (let round = 0; round < 50; round += 1) {
      const email = `link${round}@portal.test`;
      const person = await makePerson(email);
      await requestEmailChange(person, `moved${round}@portal.test`, goodPassword);
      const confirm = await linkToken(email, 'confirm-new-email');
      const reset = await linkToken(email, 'reset-password');
      const use = () =>
        round % 2 === 0 ? confirmByLink(confirm, 'confirm-new-email') : resetPassword(reset, newPassword);
      const [erased, answer] = await Promise.all([
        later(round % 2 === 0 ? round % 5 : 15 + (round % 12), () => eraseSubject(person.id, email)),
        use(),
      ]);
      expect(erased).toBe(true);
      if (!answer.ok) refused.add(answer.error);
      await expectGone(person.id);
    }
    expect([...refused]).toEqual(['link-over']);
  });
});

describe('somebody who is gone', () => {
  it.each(Object.keys(writes))('cannot be written about any more: %s', async (name) => {
    const person = await makePerson('gone@portal.test');
    await eraseSubject(person.id, null);
    await writes[name]?.(person, 'gone@portal.test').catch(() => 'refused');
    await expectGone(person.id);
  });
});
