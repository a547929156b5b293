import type { PortalNote } from '../../types';
import { eitherMailbox } from './identity';

export const notes: readonly PortalNote[] = [
  {
    id: 'inquiry-details',
    section: 's1',
    title: 'The text of an inquiry',
    text: 'The list for Contact us has no place for the question itself, while section 4 speaks of the details of an inquiry. The portal asks for inquiry details as a required field of Contact us.',
  },
  {
    id: 'first-log-in',
    section: 's1',
    title: 'What is asked at log in',
    text: 'Nobody types a company name each time they sign in. The portal reads “Log in” as the profile step after the first sign-in. Until that step is done, the account serves your data and your rights only.',
  },
  {
    id: 'choices',
    section: 's1',
    title: 'Category and source of visit',
    text: 'The policy names both and lists no values. The operator of the service sets the choices on offer.',
  },
  {
    id: 'purposes',
    section: 's2',
    title: 'Two more purposes',
    text: 'Section 4 keeps data for providing the service, which the list in section 2 leaves out; the portal counts it as a purpose of its own. What is recorded by use has no purpose in the policy. The portal uses it for the **security** of accounts and of the service, and for nothing else.',
  },
  {
    id: 'processors-are-not-third-parties',
    section: 's3',
    title: 'Processors and third parties',
    text: 'Section 12 lists service providers among third parties. The portal treats AWS and Stripe as processors bound by section 5: they work for us and may not use the data for themselves.',
  },
  {
    id: 'account-data',
    section: 's4',
    title: 'All account data',
    text: 'The first row of the table names no items in the policy. The portal reads the empty cell as all account data: what you give at Sign up and First log in.',
  },
  {
    id: 'rest-of-an-inquiry',
    section: 's4',
    title: 'The rest of an inquiry',
    text: 'The table names neither inquiry details nor business description, so the portal keeps both as long as the inquiry they belong to. It names category, which Contact us does not ask for: that comes from your profile.',
  },
  {
    id: 'no-account',
    section: 's4',
    title: 'Inquiries without an account',
    text: 'Someone without an account has none to close. Their inquiry is kept until it has been closed for 12 months, and they can have it deleted at any time.',
  },
  {
    id: 'visits',
    section: 's4',
    title: 'Visits and usage records',
    text: 'The policy gives no period. The portal keeps usage records and visit times for 12 months, and the IP address in them for 90 days.',
  },
  {
    id: 'unconfirmed',
    section: 's4',
    title: 'Sign-ups never confirmed',
    text: 'A sign-up whose address nobody confirms is destroyed after 24 hours.',
  },
  {
    id: 'billing-address',
    section: 's5',
    title: 'The billing address',
    text: 'Section 13 counts the billing address among what Stripe handles, section 5 does not. The portal lists it in both.',
  },
  {
    id: 'mailboxes',
    section: 's6',
    title: 'Which mailbox',
    text: `The policy names two mailboxes in some sections and one in others. You can write to ${eitherMailbox} about anything.`,
  },
  {
    id: 'complaint',
    section: 's6',
    title: 'Complaints',
    text: 'You can complain to a data protection supervisory authority, where you live, where you work, or where you think the law was broken. You need not ask us first.',
  },
  {
    id: 'people-told',
    section: 's7',
    title: 'Who is told',
    text: 'The policy says that people are told of an incident. The portal reads that as everyone whose data is affected, at the mail address we hold for them.',
  },
  {
    id: 'consent-alone',
    section: 's10',
    title: 'What consent cannot carry',
    text: 'Some records cannot wait for a yes: the proof that you gave or withdrew a consent, visits kept for security, and data under a legal investigation. The portal keeps them to what this page names.',
  },
  {
    id: 'demo',
    section: 's11',
    title: 'Asking for a demo',
    text: 'A demo request is not a form of its own. It is a Contact us inquiry of the kind “demo”, with the same fields.',
  },
  {
    id: 'mail-links',
    section: 's11',
    title: 'Links in mail',
    text: 'A link we mail to confirm an address or to set a password works for 30 minutes.',
  },
  {
    id: 'closure-mail',
    section: 's13',
    title: 'The mail that confirms a closure',
    text: 'To tell you that your account is closed we need your address a moment longer. A sealed copy waits with that mail until it is sent, and for 72 hours at most.',
  },
  {
    id: 'closure-ends-marketing',
    section: 's13',
    title: 'Marketing after closure',
    text: 'Closing the account also ends marketing, even where the 36 months of section 4 have not passed.',
  },
];
