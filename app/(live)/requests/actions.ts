'use server';

import { redirect } from 'next/navigation';
import { askCodeSchema, enterCodeSchema } from '@/lib/auth/address-code-schema';
import { requestAddressCode, tryAddressCode } from '@/lib/auth/address-codes';
import { dropToken, keepToken, keptToken } from '@/lib/auth/mailbox-cookies';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseField, refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit, withinLimits } from '@/lib/rate-limit/within-limit';

export const askCodeAction = guardForm(async (state, data) => {
  const address = await clientAddress();
  const parsed = parseForm(askCodeSchema, data);
  if (!parsed.ok) return parsed.state;
  const { email } = parsed.value;
  if (
    !(await withinLimits([
      ['codeByIpAddress', address],
      ['codeByEmailAndIpAddress', `${email}\0${address}`],
      ['codeByEmail', email],
    ]))
  )
    return refuseForm(state, parsed.typed, tooMany);
  await keepToken('code', await requestAddressCode(email));
  redirect('/requests/code');
});

const refusals = {
  'wrong-code': 'This is not the code in the newest mail. Look again: a code has five tries in all',
  'code-over':
    'This code is over: it was used, its 10 minutes or five tries have passed, or it was asked for in another browser. Ask for a new one.',
} as const;

export const enterCodeAction = guardForm(async (state, data) => {
  if (!(await withinLimit('guessByIpAddress', await clientAddress()))) return refuseForm(state, {}, tooMany);
  const parsed = parseForm(enterCodeSchema, data);
  if (!parsed.ok) return parsed.state;
  const browser = await keptToken('code');
  if (!browser) return refuseForm(state, {}, refusals['code-over']);
  const opened = await tryAddressCode(browser, parsed.value.code);
  if (!opened.ok)
    return opened.error === 'wrong-code'
      ? refuseField(state, {}, 'code', refusals['wrong-code'])
      : refuseForm(state, {}, refusals['code-over']);
  await dropToken('code');
  await keepToken('mailbox', opened.value);
  redirect('/requests/yours');
});
