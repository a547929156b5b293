'use client';

import Link from 'next/link';
import { ActionForm } from '@/components/forms/action-form';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useActionForm } from '@/components/forms/use-action-form';
import { signInSchema } from '@/lib/accounts/schema';
import type { OwnPage } from '@/lib/auth/own-page';
import { signInAction } from './actions';

/** `to`: the page of My Data that somebody asked for, and goes on to. */
export function SignInForm({ to }: { to: OwnPage | null }) {
  const form = useActionForm(signInAction, signInSchema);
  return (
    <ActionForm form={form}>
      {to && <input type="hidden" name="to" value={to} />}
      <TextField name="email" label="Email" kind="email" autocomplete="email" />
      <PasswordField name="password" label="Password" autocomplete="current-password" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton>Sign in</SubmitButton>
        <Link href="/reset-password" prefetch={false}>
          Set a new password
        </Link>
        <Link href="/sign-up" prefetch={false}>
          Create an account
        </Link>
      </div>
    </ActionForm>
  );
}
