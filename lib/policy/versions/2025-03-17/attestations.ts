/**
 * What only people can carry out, in the words that stand beside the policy. Handlers attest it (`npm run attest`); what nobody
 * has attested, or not lately, is said in public.
 */
export const attestations = {
  purposes: 'Staff using what they read for these purposes and for nothing else',
  'authority-requests': 'Answering an authority only as the law provides',
  'agreed-periods': 'Keeping to a period agreed with somebody on their own',
  investigations: 'Noticing when an investigation begins and ends',
  processors: 'Holding the processors to their contracts, and publishing a change of them without delay',
  mailboxes: 'Reading the mailboxes and answering what comes in',
  'intrusion-prevention': 'Intrusion prevention on every server',
  'vulnerability-analysis': 'Vulnerability analysis of every server',
  'password-renewal': 'Renewing the passwords of staff',
  training: 'Training of staff',
  'access-rights': 'Granting, changing and cancelling access rights under internal standards',
  incidents: 'Telling people of an incident, and compensation',
  backups: 'Making backups, and overwriting them when their time is over',
  paper: 'Shredding or burning paper',
  'marketing-by-mail': 'Ending marketing for an address that someone writes to us about',
  contacts: 'Being there, and answering',
  'stripe-help': 'Helping with a deletion at Stripe where something stands in its way',
  children: 'Looking into each report about a child, and deleting what has to go',
  'service-notices': 'Telling people of what concerns the service',
  publication: 'Posting each change of the policy',
} as const;
