import type { Declared } from '../../declared-types';
import { collectionPoints, type ItemId, items } from './items';
import type { ProcessorId } from './processors';

/** The program's own list, which any policy has: what a signed-in person can have done here, in the words they read. */
export const usageRecords = {
  'signed-in': 'Signed in',
  'saw-overview': 'Looked at My Data',
  'saw-policy': 'Looked at what the policy means for you',
  'saw-activity': 'Looked at your activity',
  'completed-profile': 'Filled in your profile',
  'corrected-profile': 'Corrected your profile',
  'corrected-inquiry': 'Corrected an inquiry',
  'deleted-earlier': 'Deleted what an item said before a correction',
  'wrote-statement': 'Wrote a statement beside an item, or removed it',
  'named-agent': 'Named an agent',
  'revoked-agent': 'Took a permission back from an agent',
  'asked-email-change': 'Asked for a new email address',
  'changed-password': 'Changed your password',
  'changed-consent': 'Changed a consent',
  'took-copy': 'Downloaded a copy of your data',
  'ended-session': 'Ended another session',
  'sent-inquiry': 'Sent an inquiry',
  'deleted-inquiry': 'Deleted an inquiry',
  'joined-inquiry': 'Moved an inquiry into your account',
  'ended-restriction': 'Ended the restriction of your data',
  'sent-request': 'Sent a request about your data',
  'changed-request': 'Added to a request, cancelled it or appealed',
} as const;

export type UsageId = keyof typeof usageRecords;

/** The database stands in the harbour office. */
const connections = {
  database: { label: 'The database', why: 'Holding all that the portal keeps', by: null, hosts: [] },
  mail: {
    label: 'The mail server',
    why: 'Taking each mail, with the address it goes to',
    by: 'pelican',
    hosts: ['*.pelicanpost.example'],
  },
} as const satisfies Declared<ProcessorId>['connections'];

export type ConnectionId = keyof typeof connections;

const labelled = (of: readonly { item: ItemId }[]): Record<string, string> =>
  Object.fromEntries(of.map(({ item }) => [item, items[item].label]));

const { contact, firstLogin } = collectionPoints;

const profileFields = labelled([...firstLogin.required, ...firstLogin.optional]);

const inquiryFields = labelled([...contact.required, ...contact.optional].filter(({ item }) => item !== 'email'));

const credentialFields = {
  newEmail: 'Email',
  passwordForEmail: 'Password',
  currentPassword: 'Password',
  newPassword: 'Password',
} as const;

export const declared = {
  cookies: {
    session: {
      why: 'Keeping you signed in; holds a random number',
      setWhen: 'you sign in',
      keptSeconds: 12 * 3600,
      kept: '12 hours at most, or until you sign out',
    },
    code: {
      why: 'Tying a mailed code to the browser that asked for it; holds a random number',
      setWhen: 'you ask for a code',
      keptSeconds: 3600,
      kept: 'An hour at most',
    },
    mailbox: {
      why: 'Showing you what you sent without an account; holds a random number',
      setWhen: 'you enter the code',
      keptSeconds: 1800,
      kept: '30 minutes at most, or until you leave',
    },
  },
  otherForms: {
    '/contact': {
      label: 'Ask the harbour',
      asks: { kind: 'Kind of inquiry' },
      why: 'To tell a question from a demo request',
    },
    '/sign-in': { label: 'Sign in', asks: { email: 'Email', password: 'Password' }, why: 'To know you again' },
    '/reset-password': {
      label: 'New password',
      asks: { email: 'Email', password: 'Password' },
      why: 'To mail you a link, and to set the new password',
    },
    '/requests': { label: 'Your data without an account', asks: { email: 'Email' }, why: 'To mail you a code' },
    '/requests/code': { label: 'Enter the code', asks: { code: 'Code' }, why: 'To know that the mailbox is yours' },
    '/requests/yours/[person]': {
      label: 'Correct your inquiry',
      asks: inquiryFields,
      why: 'To put right what you sent',
    },
    '/requests/yours/[person]/ask': {
      label: 'Send a request about your inquiry',
      asks: { right: 'What you ask for', details: 'What exactly', law: 'Where you live, if you like' },
      why: 'To answer it, by the law that is yours',
    },
    '/requests/yours/[person]/requests/[requestId]': {
      label: 'Your request about an inquiry',
      asks: { reply: 'What you would add', appeal: 'Why you do not agree' },
      why: 'To go on with it',
    },
    '/requests/yours/[person]/dispute': {
      label: 'Say why an item of your inquiry is wrong',
      asks: { statement: 'What you say of an item we did not correct' },
      why: 'To keep it beside the item',
    },
    '/requests/yours/[person]/restrict': {
      label: 'Restrict your inquiry',
      asks: { ground: 'One of four reasons' },
      why: 'To note on which reason of the law you rely',
    },
    '/children': {
      label: 'Report a child’s data',
      asks: { email: 'The email address to look for', contact: 'Your email address, if you like' },
      why: 'To find what is held, and to tell you what became of it',
    },
    '/unsubscribe': {
      label: 'Opt out of marketing',
      asks: { email: 'Email' },
      why: 'To mail you a link to your choices',
    },
    '/verify': {
      label: 'Check a receipt or certificate',
      asks: { 'document-file': 'File', 'document-text': 'Text' },
      why: 'To check it in your browser, which sends it nowhere',
    },
    '/my-data': {
      label: 'Correct one item where it stands',
      asks: {
        ...profileFields,
        ...inquiryFields,
        ...credentialFields,
        statement: 'What you say of an item we did not correct',
      },
      why: 'To put right what you gave us, or to say beside it why it is wrong',
    },
    '/my-data/agents': {
      label: 'Name somebody to ask for you',
      asks: {
        agentName: 'Their name',
        agentEmail: 'Their email address',
        access: 'For which rights',
        correction: 'For which rights',
        deletion: 'For which rights',
        objection: 'For which rights',
        restriction: 'For which rights',
        months: 'For how long',
      },
      why: 'To know who may ask in your name',
    },
    '/my-data/correct': {
      label: 'Correct what we hold',
      asks: {
        ...profileFields,
        ...credentialFields,
      },
      why: 'To put right what you gave us',
    },
    '/my-data/download': {
      label: 'Download',
      asks: { password: 'Password', part: 'Which parts', period: 'Which time', from: 'First day', to: 'Last day' },
      why: 'To give the copy to you alone, and what you want of it',
    },
    '/my-data/restrict': {
      label: 'Restrict',
      asks: { ground: 'One of four reasons' },
      why: 'To note on which reason of the law you rely',
    },
    '/my-data/requests/new': {
      label: 'Send a request',
      asks: {
        right: 'What you ask for',
        details: 'What exactly',
        law: 'Where you live, if you like',
        password: 'Password',
      },
      why: 'To answer it, by the law that is yours, and nobody but you',
    },
    '/my-data/requests/[requestId]': {
      label: 'Your request',
      asks: { reply: 'What you would add', appeal: 'Why you do not agree' },
      why: 'To go on with it',
    },
    '/my-data/close': {
      label: 'Close your account',
      asks: { password: 'Password', when: 'Now or in 7 days' },
      why: 'So that nobody but you can close it',
    },
  },
  carried: [
    'token',
    'use',
    'answer',
    'change',
    'id',
    'person',
    'consent',
    'optOut',
    'choice',
    'request',
    'number',
    'inquiry',
    'field',
    'of',
    'to',
  ],
  usageRecords,
  connections,
  outsideLinks: [
    {
      url: 'https://globalprivacycontrol.org/',
      label: 'Global Privacy Control',
      why: 'Explains the signal a browser can send',
    },
  ],
} as const satisfies Declared<ProcessorId>;
