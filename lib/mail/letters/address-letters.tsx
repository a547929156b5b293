import { makeAddressCode } from '../address-code';
import { type Compose, letterTo } from '../letter';
import { siteAddress } from '../mail-links';
import { findAccount, findInquirer } from '../recipients';
import { AccountInstead, AddressCode } from '../templates/address-mails';

export const addressLetters = {
  'address-code': async (tx, row) => {
    const code = await makeAddressCode(tx, row.id);
    if (code === null || !row.emailIndex) return null;
    const account = await findAccount(tx, { emailIndex: row.emailIndex });
    const inquirer = await findInquirer(tx, row.emailIndex);
    const signInUrl = account && siteAddress('/sign-in');
    if (inquirer) return letterTo(inquirer, 'Your code', <AddressCode code={code} signInUrl={signInUrl} />);
    if (!account || !signInUrl) return null;
    const body = <AccountInstead signInUrl={signInUrl} resetUrl={siteAddress('/reset-password')} />;
    return letterTo(account, 'Your data is in your account', body);
  },
} satisfies Record<string, Compose>;
