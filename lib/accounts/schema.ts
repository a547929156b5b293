import { z } from 'zod';
import { currentPasswordText, emailText, passwordText } from '@/lib/forms/fields';

export const signInSchema = z.object({ email: emailText(), password: currentPasswordText() });

export const requestResetSchema = z.object({ email: emailText() });

export const resetPasswordSchema = z.object({ token: z.string().max(200), password: passwordText() });

export const changeEmailSchema = z.object({ newEmail: emailText(), passwordForEmail: currentPasswordText() });

export const changePasswordSchema = z.object({ currentPassword: currentPasswordText(), newPassword: passwordText() });

/** Both choices on offer, and none of them made for the person. */
export const closeWhen = ['now', 'in-7-days'] as const;

/** Asked again before anything is disclosed or destroyed (11 CCR 7061(a)). */
export const passwordSchema = z.object({ password: currentPasswordText() });

export const closeSchema = passwordSchema.extend({
  when: z.enum(closeWhen, { error: 'Choose when your account closes' }),
});
