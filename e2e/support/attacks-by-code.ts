import type { Attack } from './attack';

/** Every action behind a mailed code, as the other ones stand in `attacks`. */
export const attacksByCode: Record<string, Attack> = {
  withdrawHereAction: { shape: 'button', for: 'anybody', fields: ({ id }) => ({ person: id, consent: 'marketing' }) },
  deleteEarlierHereAction: { shape: 'button', for: 'anybody', fields: ({ id }) => ({ person: id, id }) },
  deleteInquirerAction: { shape: 'button', for: 'anybody', fields: ({ id }) => ({ person: id }) },
  correctInquirerAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ id }) => ({
      person: id,
      name: 'Mallory',
      countryOfResidence: 'FR',
      companyName: 'Mallory',
      businessDescription: '',
      jobTitle: '',
      phoneNumber: '',
    }),
  },
  askByCodeAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ id, requestId }) => ({
      person: id,
      number: requestId,
      right: 'deletion',
      details: 'All of it',
      law: '',
    }),
  },
  replyByCodeAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ id, requestId }) => ({ person: id, request: requestId, number: requestId, reply: 'And theirs' }),
  },
  appealByCodeAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ id, requestId }) => ({ person: id, request: requestId, number: requestId, appeal: 'Give it to me' }),
  },
  cancelByCodeAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ id, requestId }) => ({ person: id, request: requestId }),
  },
  restrictByCodeAction: { shape: 'form', for: 'anybody', fields: ({ id }) => ({ person: id, ground: 'claims' }) },
  endRestrictionByCodeAction: { shape: 'button', for: 'anybody', fields: ({ id }) => ({ person: id }) },
  objectToLiftByCodeAction: { shape: 'button', for: 'anybody', fields: ({ id }) => ({ person: id }) },
  confirmByCodeAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ id, requestId }) => ({ person: id, request: requestId, answer: 'yes' }),
  },
  writeDisputeByCodeAction: {
    shape: 'form',
    for: 'anybody',
    fields: ({ id, inquiryId, requestId }) => ({
      person: id,
      number: requestId,
      inquiry: inquiryId,
      field: 'answer',
      statement: 'Mine',
    }),
  },
  removeDisputeByCodeAction: {
    shape: 'button',
    for: 'anybody',
    fields: ({ id, inquiryId }) => ({ person: id, inquiry: inquiryId, field: 'answer' }),
  },
};
