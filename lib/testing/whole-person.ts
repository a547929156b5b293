import { requestEmailChange } from '@/lib/accounts/change-email';
import { correctProfile } from '@/lib/accounts/profiles';
import { listReceiptIds } from '@/lib/consent/list-consents';
import { correctInquiry } from '@/lib/data-rights/correct/correct-inquiry';
import { noteCustomer } from '@/lib/data-rights/erase/stripe-by-hand';
import { liftHold } from '@/lib/data-rights/hold/holds';
import { endRestriction } from '@/lib/data-rights/restriction';
import { asSystem } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { keptMails } from '@/lib/db/tables/kept-mails';
import { policyNotices } from '@/lib/db/tables/policy-notices';
import { renewalOffers } from '@/lib/db/tables/renewal-offers';
import { answerInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { decideRequest } from '@/lib/requests/decide-request';
import { writeDispute } from '@/lib/requests/disputes';
import { getKey } from '@/lib/subjects/keys';
import { recordVisit } from '@/lib/visits/record-visit';
import { makeDisclosure, makeHold } from './holds';
import {
  fillProfile,
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  type Person,
  sampleInquiry,
  sampleProfile,
} from './people';
import { agent, makeAgent, makeEntered, makeLift, makeRequest } from './requests';

/** What stands in the rows of a whole person and in nobody else's. */
export const valuesOf = (email: string) => ({
  email,
  newEmail: `new-${email}`,
  ipAddress: '203.0.113.7',
  inquiryDetails: `A question of ${email}`,
  answer: `An answer to ${email}`,
  keptMail: `A kept mail to ${email}`,
  request: `A request of ${email}`,
  dispute: `What ${email} says of it`,
  phoneNumber: `The phone of ${email}`,
  requestAnswer: `Why ${email} is refused`,
  letter: `A letter for ${email}`,
  lift: `Why the restriction of ${email} ends`,
});

/**
 * A person with a row in every table that can hold one of somebody who has an account. A hold in force would keep an
 * erasure from its end.
 */
export async function makeWholePerson(email: string, hold: 'in force' | 'lifted' = 'lifted'): Promise<Person> {
  const values = valuesOf(email);
  const person = await makePerson(email, 'yes');
  await fillProfile(person);
  await recordVisit(person, 'saw-overview', values.ipAddress);
  await requestEmailChange(person, values.newEmail, goodPassword);
  const inquiry = { ...sampleInquiry, email, inquiryDetails: values.inquiryDetails };
  const number = await sendOwnInquiry(person, 'question', inquiry, inquiryDecisions);
  await answerInquiry('jin', number, values.answer);
  await linkToken(email, 'reset-password');
  await asSystem('test', async (tx) => {
    const key = await getKey(tx, person.id);
    const [receiptId = ''] = await listReceiptIds(tx, person.id);
    await tx.insert(renewalOffers).values({ receiptId, subjectId: person.id });
    await tx
      .insert(policyNotices)
      .values({ id: `notice-of-${person.id}`, subjectId: person.id, version: '2031-02-03' });
    const id = `mail-of-${person.id}`;
    await tx
      .insert(keptMails)
      .values({ id, subjectId: person.id, ...key.seal(keptMails, id, { message: values.keptMail }) });
  });
  await noteCustomer('jin', email, `cus_${email.replace(/\W/g, '')}`);
  const holdId = await makeHold(email, ['sourceOfVisit']);
  await correctProfile(person, { ...sampleProfile, sourceOfVisit: `The visit of ${email}` });
  if (hold === 'lifted') await liftHold('jin', holdId);
  await makeDisclosure(email);
  // Stripe is to be told of that one.
  await correctInquiry(person, number, { phoneNumber: values.phoneNumber });
  const about = { inquiry: number, field: 'answer' } as const;
  const requestId = await makeRequest(person, { right: 'correction', details: values.request, about });
  await decideRequest('jin', requestId, { outcome: 'refused', ground: 'law' }, values.requestAnswer);
  await writeDispute(person, randomId(), about, values.dispute);
  await makeAgent(person);
  await makeEntered(email, { right: 'deletion', text: values.letter, agent });
  await makeLift(person, email, values.lift);
  await endRestriction(person);
  return person;
}
