import { expect } from '@playwright/test';
import type { Attack, Target } from './attack';
import { attacksByCode } from './attacks-by-code';
import { makePerson, newAddress, newVisitor, type Person, profileOf } from './http-fixtures';
import type { OwnPortal } from './own-portal';
import { untilMailIsOut } from './stored';

export const contactOf = ({ email, name }: Person) => ({
  kind: 'question',
  name,
  countryOfResidence: 'NG',
  email,
  companyName: 'Okafor Outdoor',
  inquiryDetails: 'How long is this kept?',
  businessDescription: '',
  jobTitle: '',
  phoneNumber: '',
  'decide-inquiry': 'yes',
  'decide-abroad': 'yes',
  'decide-inquiryOptional': 'no',
  'decide-marketing': 'no',
});

const newPassword = 'kettle bridge violin amber';

/** Every action there is, with what somebody would post who knows everything about the victim but the cookie. */
export const attacks: Record<string, Attack> = {
  sendInquiryAction: { shape: 'form', for: 'anybody', fields: contactOf },
  // Anybody may ask for a link by mail for any address; its row would be the one honest effect.
  requestResetAction: { shape: 'form', for: 'anybody', fields: () => ({ email: newAddress() }) },
  resetPasswordAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ linkHash }) => ({ token: linkHash, password: newPassword }),
  },
  signInAction: { shape: 'form', for: 'anybody', fields: ({ email }) => ({ email, password: newPassword }) },
  signUpAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ email }) => ({
      email,
      password: newPassword,
      'decide-account': 'yes',
      'decide-abroad': 'yes',
      'decide-marketing': 'no',
    }),
  },
  changePreferencesAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ optOut }) => ({ token: optOut, change: 'stop' }),
  },
  // The same for an address that may get marketing mail.
  requestOptOutLinkAction: { shape: 'form', for: 'anybody', fields: () => ({ email: newAddress() }) },
  // And for one that may have written to us without an account.
  askCodeAction: { shape: 'form', for: 'anybody', keeps: 'code', fields: () => ({ email: newAddress() }) },
  enterCodeAction: { shape: 'form', for: 'anybody', fields: () => ({ code: '12345678' }) },
  ...attacksByCode,
  joinInquiryAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ id }) => ({
      person: id,
      'decide-inquiry': 'yes',
      'decide-abroad': 'yes',
      'decide-inquiryOptional': 'yes',
    }),
  },
  // A code for one's own address.
  mailOwnCodeAction: { shape: 'button', for: 'signed-in', fields: () => ({}) },
  leaveMailboxAction: { shape: 'button', for: 'anybody', fields: () => ({}) },
  // And of one that may be anybody's: it stops marketing there, which is the one honest effect.
  reportChildAction: { shape: 'form', for: 'anybody', fields: () => ({ email: newAddress(), contact: '' }) },
  answerReportAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ linkHash }) => ({ token: linkHash, answer: 'confirmed' }),
  },
  answerRenewalAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ linkHash }) => ({ token: linkHash, answer: 'no' }),
  },
  answerAgentAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ linkHash }) => ({ token: linkHash, answer: 'yes' }),
  },
  confirmAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ linkHash }) => ({ token: linkHash, use: 'verify-email' }),
  },
  signOutAction: { shape: 'button', for: 'anybody', fields: () => ({}) },
  // What somebody asks in their own account is theirs; the number is the victim's.
  sendRequestAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ requestId }) => ({
      number: requestId,
      right: 'deletion',
      details: 'All of it',
      law: '',
      inquiry: '',
      field: '',
    }),
  },
  replyToRequestAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ requestId }) => ({ request: requestId, number: requestId, reply: 'And theirs' }),
  },
  appealRequestAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ requestId }) => ({ request: requestId, number: requestId, appeal: 'Give it to me' }),
  },
  confirmRequestAction: {
    shape: 'button',
    for: 'signed-in',
    fields: ({ requestId }) => ({ request: requestId, answer: 'no' }),
  },
  objectToLiftAction: { shape: 'button', for: 'signed-in', fields: () => ({}) },
  nameAgentAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ requestId }) => ({
      number: requestId,
      agentName: 'Mallory',
      agentEmail: newAddress(),
      access: 'yes',
      correction: 'no',
      deletion: 'no',
      objection: 'no',
      restriction: 'no',
      months: '12',
    }),
  },
  revokeAgentAction: { shape: 'button', for: 'signed-in', fields: ({ requestId }) => ({ agent: requestId }) },
  withdrawRequestAction: { shape: 'button', for: 'signed-in', fields: ({ requestId }) => ({ request: requestId }) },
  deleteInquiryAction: { shape: 'button', for: 'signed-in', fields: ({ inquiryId }) => ({ id: inquiryId }) },
  endSessionAction: { shape: 'button', for: 'signed-in', fields: ({ sessionId }) => ({ id: sessionId }) },
  closeAccountAction: { shape: 'form', for: 'signed-in', fields: ({ password }) => ({ password, when: 'now' }) },
  keepAccountAction: { shape: 'button', for: 'signed-in', fields: () => ({}) },
  restrictAction: { shape: 'form', for: 'signed-in', fields: () => ({ ground: 'claims' }) },
  endRestrictionAction: { shape: 'button', for: 'signed-in', fields: () => ({}) },
  withdrawConsentAction: { shape: 'button', for: 'signed-in', fields: () => ({ consent: 'marketing' }) },
  grantConsentAction: { shape: 'button', for: 'signed-in', fields: () => ({ consent: 'marketing' }) },
  changeMarketingAction: { shape: 'button', for: 'signed-in', fields: () => ({ change: 'stop' }) },
  renewConsentAction: { shape: 'button', for: 'signed-in', fields: () => ({}) },
  changeOptOutAction: {
    shape: 'button',
    for: 'signed-in',
    fields: () => ({ optOut: 'saleAndSharing', choice: 'out' }),
  },
  changeEmailAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ password }) => ({ newEmail: newAddress(), passwordForEmail: password }),
  },
  changePasswordAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ password }) => ({ currentPassword: password, newPassword }),
  },
  correctProfileAction: {
    shape: 'form',
    for: 'signed-in',
    fields: () => ({
      name: 'Mallory',
      companyName: 'Mallory',
      category: 'Retail',
      country: '',
      companyDescription: '',
      sourceOfVisit: '',
    }),
  },
  correctItemAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ inquiryId }) => ({ of: inquiryId, field: 'name', name: 'Mallory' }),
  },
  deleteEarlierAction: { shape: 'button', for: 'signed-in', fields: ({ inquiryId }) => ({ id: inquiryId }) },
  writeDisputeAction: {
    shape: 'form',
    for: 'signed-in',
    fields: ({ inquiryId, requestId }) => ({
      number: requestId,
      inquiry: inquiryId,
      field: 'answer',
      statement: 'Mine',
    }),
  },
  readNoticeAction: { shape: 'button', for: 'signed-in', fields: () => ({ version: '2025-03-17' }) },
  removeDisputeAction: {
    shape: 'button',
    for: 'signed-in',
    fields: ({ inquiryId }) => ({ inquiry: inquiryId, field: 'answer' }),
  },
  openDownloadAction: { shape: 'form', for: 'signed-in', fields: ({ password }) => ({ password }) },
  completeProfileAction: { shape: 'form', for: 'signed-in', fields: () => profileOf('Mallory') },
};

/** The fields again, with the victim named in each way a careless action might read. */
export const naming = (fields: Record<string, string>, { id, sessionId }: Target) => ({
  ...fields,
  subjectId: id,
  subject: id,
  sessionId,
});

/** Somebody who has everything that an action could change. */
export async function makeTarget(portal: OwnPortal): Promise<Target> {
  const person = await makePerson(portal, { profile: true, marketing: 'yes' });
  await person.browser.submit('/contact', contactOf(person));
  const request = { right: 'deletion', details: 'The phone number alone', law: 'gdpr' };
  await person.browser.submit('/my-data/requests/new', request);
  await newVisitor(portal).submit('/reset-password', { email: person.email });
  await untilMailIsOut(portal.database);
  const one = async (query: string): Promise<string> => {
    const { rows } = await portal.database.query(query, [person.id]);
    expect(rows, query).toHaveLength(1);
    return rows[0].value;
  };
  return {
    ...person,
    sessionId: await one('select id as value from sessions where subject_id = $1'),
    inquiryId: await one('select id as value from inquiries where subject_id = $1'),
    requestId: await one('select id as value from requests where subject_id = $1 and due_on is not null'),
    linkHash: await one('select token_hash as value from mail_links where subject_id = $1 and used_at is null'),
    optOut: `test~${person.id}~marketing~${'0'.repeat(16)}~${'A'.repeat(43)}`,
  };
}
