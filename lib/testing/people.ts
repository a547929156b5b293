import { and, desc, eq } from 'drizzle-orm';
import { completeProfile } from '@/lib/accounts/profiles';
import { signUp } from '@/lib/accounts/sign-up';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { checkCredentials } from '@/lib/auth/check-password';
import { findSubject, startSession } from '@/lib/auth/sessions';
import { asSystem, asVisitor, type Subject } from '@/lib/db/doors';
import { accounts } from '@/lib/db/tables/accounts';
import { outbox } from '@/lib/db/tables/outbox';
import { subjects } from '@/lib/db/tables/subjects';
import { createMailLink, type LinkUse } from '@/lib/mail/mail-links';
import { emailIndex } from '@/lib/subjects/email-index';

export const goodPassword = 'lantern orbit marble quiet';

/** The token of a link as the mail worker would make it for the newest person with this address, mailed to `to`. */
export async function linkToken(email: string, use: LinkUse, to = email): Promise<string> {
  const url = await asSystem('mail', async (tx) => {
    const [person] = await tx
      .select({ id: subjects.id })
      .from(subjects)
      .where(eq(subjects.emailIndex, emailIndex(email)))
      .orderBy(desc(subjects.createdAt))
      .limit(1);
    if (!person) throw new Error('Nobody has this address');
    return createMailLink(tx, use, { subjectId: person.id, email: to });
  });
  return new URL(url).searchParams.get('token') ?? '';
}

/** Signs up; nobody has confirmed the address yet. */
export const startSignUp = (email: string, marketing: 'yes' | 'no' = 'no', password = goodPassword) =>
  signUp({ email, password, decisions: { account: 'yes', abroad: 'yes', marketing } });

/** The token of a further session of somebody who has an account. */
export async function signInAgain(email: string, password = goodPassword): Promise<string> {
  const verified = await checkCredentials(email, password);
  const token = verified && (await startSession(verified));
  if (!token) throw new Error('Sign-in failed');
  return token;
}

export type Person = Subject & { token: string };

/** Signs a person up, confirms the address and opens a session, as after a password that was right: checking it is half of the work. */
export async function makePerson(email: string, marketing: 'yes' | 'no' = 'no'): Promise<Person> {
  await startSignUp(email, marketing);
  await confirmByLink(await linkToken(email, 'verify-email'), 'verify-email');
  const index = emailIndex(email);
  const [account] = await asVisitor({ kind: 'address', emailIndex: index }, (tx) =>
    tx
      .select({ id: accounts.subjectId, passwordHash: accounts.passwordHash })
      .from(accounts)
      .innerJoin(subjects, and(eq(subjects.id, accounts.subjectId), eq(subjects.emailIndex, index))),
  );
  const token = account && (await startSession(account));
  const subject = token && (await findSubject(token));
  if (!subject) throw new Error('The session is not live');
  return { ...subject, token };
}

export const sampleProfile = {
  name: 'Ines Okafor',
  companyName: 'Okafor Outdoor',
  category: 'Retail',
  country: 'NG',
  companyDescription: 'Tents and boots',
  sourceOfVisit: 'A colleague',
};

export const fillProfile = (subject: Subject) =>
  completeProfile(subject, sampleProfile, { profile: 'yes', abroad: 'yes', profileOptional: 'yes' });

export const sampleInquiry = {
  name: 'Ines Okafor',
  countryOfResidence: 'NG',
  email: 'ines@portal.test',
  companyName: 'Okafor Outdoor',
  inquiryDetails: 'Does it scale?',
  businessDescription: 'Tents and boots',
  jobTitle: 'Owner',
  phoneNumber: '+234 1 234 5678',
} as const;

/** Yes to all an inquiry can hold, no to news. */
export const inquiryDecisions = { inquiry: 'yes', abroad: 'yes', inquiryOptional: 'yes', marketing: 'no' } as const;

export const queuedTemplates = (subjectId: string): Promise<string[]> =>
  asSystem('test', async (tx) => {
    const rows = await tx
      .select({ template: outbox.template })
      .from(outbox)
      .where(and(eq(outbox.subjectId, subjectId)));
    return rows.map(({ template }) => template).sort();
  });
