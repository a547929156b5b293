'use server';

import { redirect } from 'next/navigation';
import { leaveMailbox } from '@/lib/auth/mailbox-cookies';
import { signOutHere } from '@/lib/auth/sign-in';
import { guardButton } from '@/lib/forms/guard-action';

/** What a code from My Data has opened ends too: whoever sits here next finds nothing open. */
export const signOutAction = guardButton(async () => {
  await leaveMailbox();
  await signOutHere();
  redirect('/sign-in?signed-out');
});
