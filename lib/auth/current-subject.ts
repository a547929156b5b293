import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { honourSignal } from '@/lib/consent/signal';
import type { Subject } from '@/lib/db/doors';
import { auth } from './next-auth';
import { type OwnPage, readOwnPage, signInFor } from './own-page';
import { findSubject } from './sessions';

/** What the cookie carries: nothing but the token of a session row. */
export const sessionToken = cache(async (): Promise<string | null> => {
  return (await auth())?.sessionToken ?? null;
});

/**
 * The signed-in person of this request, asked of the database once per request. Nothing learns who is signed in
 * anywhere else, so a browser's opt-out signal is honoured here.
 */
export const currentSubject = cache(async (): Promise<Subject | null> => {
  const token = await sessionToken();
  const subject = token ? await findSubject(token) : null;
  if (subject) await honourSignal(subject, await headers());
  return subject;
});

/** The signed-in person, or the sign-in page, which leads on to the page that asks, where that is one of My Data. */
export async function requireSubject(page?: OwnPage): Promise<Subject> {
  const subject = await currentSubject();
  const wanted = readOwnPage(page);
  if (!subject) redirect(wanted ? signInFor(wanted) : '/sign-in');
  return subject;
}
