'use server';

import { redirect } from 'next/navigation';
import { getEmail } from '@/lib/accounts/change-email';
import { requestAddressCode } from '@/lib/auth/address-codes';
import { requireSubject } from '@/lib/auth/current-subject';
import { currentMailbox, keepToken } from '@/lib/auth/mailbox-cookies';
import { clientAddress } from '@/lib/client-address/client-address';
import { isOwnMailbox } from '@/lib/data-rights/mailbox/join-inquiry';
import { guardButton } from '@/lib/forms/guard-action';
import { withinLimits } from '@/lib/rate-limit/within-limit';

/** Mails a code to the account's own address, or leads to what an earlier one has opened. */
export const mailOwnCodeAction = guardButton(async () => {
  const [subject, mailbox] = [await requireSubject(), await currentMailbox()];
  if (mailbox && (await isOwnMailbox(subject, mailbox))) redirect('/requests/yours');
  const [email, address] = [await getEmail(subject), await clientAddress()];
  if (
    !(await withinLimits([
      ['codeByIpAddress', address],
      ['codeByEmailAndIpAddress', `${email}\0${address}`],
      ['codeByEmail', email],
    ]))
  )
    redirect('/my-data?told=refused');
  await keepToken('code', await requestAddressCode(email));
  redirect('/requests/code');
});
