import { type Client, escapeIdentifier } from 'pg';
import { expect } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { closeAccount } from '@/lib/accounts/close-account';
import { correctProfile } from '@/lib/accounts/profiles';
import { resetPassword } from '@/lib/accounts/reset-password';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { grantConsent } from '@/lib/data-rights/change-consent';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { pingDatabase } from '@/lib/db/client';
import type { Subject } from '@/lib/db/doors';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { recordVisit } from '@/lib/visits/record-visit';
import { tablesHolding } from './live-database';
import {
  fillProfile,
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  sampleInquiry,
  sampleProfile,
} from './people';

const newPassword = 'copper window saddle noon';

/** PostgreSQL looks for a deadlock after a second; many of them need not take minutes. */
export const endDeadlocksSoon = (admin: Client) =>
  admin.query(`alter database ${escapeIdentifier(admin.database ?? '')} set deadlock_timeout = '10ms'`);

/** So many round trips later: moves one side of a race by about a millisecond each. */
async function later<T>(roundTrips: number, work: () => Promise<T>): Promise<T> {
  for (let each = 0; each < roundTrips; each += 1) await pingDatabase();
  return work();
}

/** Nothing is left of a person but the id in the audit trail, whose last word is that they are gone. */
export async function expectGone(admin: Client, id: string): Promise<void> {
  expect(Object.keys(await tablesHolding(admin, id))).toEqual(['audit_events']);
  const { rows } = await admin.query(
    'select action from audit_events where subject_ref = $1 order by sequence desc limit 1',
    [id],
  );
  expect(rows).toEqual([{ action: 'subjects.delete' }]);
}

/** Every way in which a signed-in person's data is written. */
export const writes: Record<string, (subject: Subject, email: string) => Promise<unknown>> = {
  'completing the profile': fillProfile,
  'correcting the profile': (subject) => correctProfile(subject, { ...sampleProfile, name: 'Later' }),
  'a visit': (subject) => recordVisit(subject, 'saw-overview', '203.0.113.7'),
  'a consent': (subject) => grantConsent(subject, 'marketing'),
  'an inquiry': (subject, email) => sendOwnInquiry(subject, 'question', { ...sampleInquiry, email }, inquiryDecisions),
};

/** Closes an account while everything is written about its person, each round with other distances. */
export async function raceWithWrites(admin: Client, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const email = `race${round}@portal.test`;
    const person = await makePerson(email);
    if (round % 2 === 0) await fillProfile(person);
    const [erased] = await Promise.all([
      later(round % 7, () => eraseSubject(person.id, 'closed')),
      ...Object.values(writes).map((write, at) =>
        later((round + at * 2) % 9, () => write(person, email)).catch(() => 'refused'),
      ),
    ]);
    expect(erased).not.toBeNull();
    await expectGone(admin, person.id);
  }
}

/** Closes an account while a mailed link is pressed. Answers why links were refused. */
export async function raceWithLinks(admin: Client, rounds: number): Promise<string[]> {
  const refused = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const email = `link${round}@portal.test`;
    const person = await makePerson(email);
    const newEmail = `moved${round}@portal.test`;
    await requestEmailChange(person, newEmail, goodPassword);
    const confirm = await linkToken(email, 'confirm-new-email', newEmail);
    const reset = await linkToken(email, 'reset-password');
    const use = () =>
      round % 2 === 0 ? confirmByLink(confirm, 'confirm-new-email') : resetPassword(reset, newPassword);
    const [erased, answer] = await Promise.all([
      later(round % 2 === 0 ? round % 5 : 15 + (round % 12), () => eraseSubject(person.id, 'closed')),
      use(),
    ]);
    expect(erased).not.toBeNull();
    if (!answer.ok) refused.add(answer.error);
    await expectGone(admin, person.id);
  }
  return [...refused];
}

/**
 * Closes an account with its password while its person corrects the profile again and again, until that is
 * refused: one correction always meets the erasure. Answers how many were stored before.
 */
export async function raceWithCorrection(admin: Client, rounds: number): Promise<number> {
  let stored = 0;
  for (let round = 0; round < rounds; round += 1) {
    const person = await makePerson(`corrects${round}@portal.test`);
    await fillProfile(person);
    const correct = () =>
      correctProfile(person, { ...sampleProfile, name: `Later ${stored}` }).then(
        ({ ok }) => ok,
        () => false,
      );
    const correctUntilRefused = async () => {
      while (await correct()) stored += 1;
    };
    const [closed] = await Promise.all([
      closeAccount(person, goodPassword, 'now'),
      later(round % 9, correctUntilRefused),
    ]);
    expect(closed).toMatchObject({ ok: true });
    await expectGone(admin, person.id);
  }
  return stored;
}
