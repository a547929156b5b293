'use server';

import { redirect } from 'next/navigation';
import { signOutHere } from '@/lib/auth/sign-in';
import { guardButton } from '@/lib/forms/guard-action';

export const signOutAction = guardButton(async () => {
  await signOutHere();
  redirect('/sign-in?signed-out');
});
