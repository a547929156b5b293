'use server';

import { requestEmailChange } from '@/lib/accounts/change-email';
import { changePassword } from '@/lib/accounts/change-password';
import { profileSchema } from '@/lib/accounts/profile-schema';
import { correctProfile } from '@/lib/accounts/profiles';
import { changeEmailSchema, changePasswordSchema } from '@/lib/accounts/schema';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { commonPassword, doneForm, refuseField, refuseForm, tooBusy, tooMany } from '@/lib/forms/answer-form';
import { entriesOf } from '@/lib/forms/entries-of';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit, withinLimits } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

const noProfile = {
  'no-profile': 'We hold no profile of you any more, so nothing was stored. Fill it in afresh from My Data.',
} as const;

const wrongPassword = 'This is not your password. Nothing was changed';

export const correctProfileAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(profileSchema, data);
  if (!parsed.ok) return parsed.state;
  const result = await correctProfile(subject, entriesOf('firstLogin', parsed.value));
  if (!result.ok) return refuseForm(state, parsed.typed, noProfile[result.error]);
  await recordVisit(subject, 'corrected-profile', await clientAddress());
  return doneForm(state, 'Your profile is corrected.', parsed.typed);
});

export const changeEmailAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (
    !(await withinLimits([
      ['passwordBySubject', subject.id],
      ['emailChangeBySubject', subject.id],
    ]))
  )
    return refuseForm(state, {}, tooMany);
  const parsed = parseForm(changeEmailSchema, data);
  if (!parsed.ok) return parsed.state;
  const { newEmail, passwordForEmail } = parsed.value;
  if (!(await withinLimit('emailChangeByEmail', newEmail))) return refuseForm(state, parsed.typed, tooMany);
  const result = await requestEmailChange(subject, newEmail, passwordForEmail);
  if (!result.ok) {
    const answers = {
      'wrong-password': () => refuseField(state, parsed.typed, 'passwordForEmail', wrongPassword),
      'not-told-yet': () =>
        refuseForm(
          state,
          parsed.typed,
          'Your last change of address is still being told to the old one. Nothing was changed. Try again in a few minutes.',
        ),
      'same-address': () =>
        refuseField(state, parsed.typed, 'newEmail', 'This is the address your account has already'),
    };
    return answers[result.error]();
  }
  await recordVisit(subject, 'asked-email-change', await clientAddress());
  return doneForm(
    state,
    'We have sent a message to the new address. Once you press its button, your account uses it; until then the old one stays.',
  );
});

export const changePasswordAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  if (!(await withinLimit('passwordBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(changePasswordSchema, data);
  if (!parsed.ok) return parsed.state;
  const result = await changePassword(subject, parsed.value.currentPassword, parsed.value.newPassword);
  if (!result.ok) {
    const answers = {
      'wrong-password': () => refuseField(state, parsed.typed, 'currentPassword', wrongPassword),
      'common-password': () => refuseField(state, parsed.typed, 'newPassword', commonPassword),
      'too-busy': () => refuseForm(state, parsed.typed, tooBusy),
    };
    return answers[result.error]();
  }
  await recordVisit(subject, 'changed-password', await clientAddress());
  return doneForm(state, 'Your new password is set, and every other session has ended.');
});
