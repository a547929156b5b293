import { eq } from 'drizzle-orm';
import { requestAddressCode, tryAddressCode } from '@/lib/auth/address-codes';
import { findMailbox, type Mailbox } from '@/lib/auth/address-sessions';
import { inquirerOf, listInquirers } from '@/lib/data-rights/mailbox/list-inquirers';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { asSystem, hashToken } from '@/lib/db/doors';
import { addressCodes } from '@/lib/db/tables/address-codes';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { makeAddressCode } from '@/lib/mail/address-code';
import { inquiryDecisions, sampleInquiry } from './people';

/** The code as the mail worker would make it for this browser. */
export const mailedCode = (browser: string): Promise<string> =>
  asSystem('mail', async (tx) => {
    const [row] = await tx
      .select({ id: addressCodes.id })
      .from(addressCodes)
      .where(eq(addressCodes.browserHash, hashToken(browser)));
    const code = row && (await makeAddressCode(tx, row.id));
    if (!code) throw new Error('This browser has asked for no code');
    return code;
  });

/** A code that is not this one. */
export const anotherCode = (code: string): string => code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));

/** The session of somebody who has entered the code mailed to this address. */
export async function openMailbox(email: string): Promise<Mailbox> {
  const browser = await requestAddressCode(email);
  const opened = await tryAddressCode(browser, await mailedCode(browser));
  const mailbox = opened.ok ? await findMailbox(opened.value) : null;
  if (!mailbox) throw new Error('The code opened nothing');
  return mailbox;
}

/** Writes to us without an account, from an address that is read, and answers as whom. */
export async function makeInquirer(email: string, marketing: 'yes' | 'no' = 'no') {
  const number = await sendInquiry('question', { ...sampleInquiry, email }, { ...inquiryDecisions, marketing });
  const mailbox = await openMailbox(email);
  for (const id of await listInquirers(mailbox)) {
    const view = await findInquirer(mailbox, id);
    if (view?.number === number) return { number, mailbox, inquirer: inquirerOf(mailbox, id) };
  }
  throw new Error('The inquiry is not there');
}
