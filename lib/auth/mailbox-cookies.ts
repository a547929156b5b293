import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { env } from '@/lib/env';
import { endMailbox, findMailbox, type Mailbox } from './address-sessions';

/** Seconds a browser keeps each: as long as the rows can live. */
const lives = { code: 3600, mailbox: 1800 } as const;

type Kept = keyof typeof lives;

const isSecure = () => env().siteUrl.protocol === 'https:';
const nameOf = (kept: Kept) => `${isSecure() ? '__Host-' : ''}${kept}`;

async function set(kept: Kept, token: string, maxAge: number): Promise<void> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), maxAge } as const;
  (await cookies()).set(nameOf(kept), token, options);
}

/** Only in an action: a page cannot set a cookie. */
export const keepToken = (kept: Kept, token: string): Promise<void> => set(kept, token, lives[kept]);

export const dropToken = (kept: Kept): Promise<void> => set(kept, '', 0);

export const keptToken = async (kept: Kept): Promise<string | null> =>
  (await cookies()).get(nameOf(kept))?.value ?? null;

/** The mailbox that this browser has shown to be its person's, asked of the database once per request. */
export const currentMailbox = cache(async (): Promise<Mailbox | null> => {
  const token = await keptToken('mailbox');
  return token ? findMailbox(token) : null;
});

/** The same, or the page that asks for it. */
export async function requireMailbox(): Promise<Mailbox> {
  const mailbox = await currentMailbox();
  if (!mailbox) redirect((await keptToken('mailbox')) ? '/requests?over' : '/requests');
  return mailbox;
}

/** Ends the session here and in the browser. */
export async function leaveMailbox(): Promise<void> {
  const token = await keptToken('mailbox');
  if (token) await endMailbox(token);
  await dropToken('mailbox');
}
