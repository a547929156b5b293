import type { PortalNote } from '../../types';

const note = (id: string, section: PortalNote['section'], title: string, text: string): PortalNote => ({
  id,
  section,
  title,
  text,
});

/** Those that pages, certificates and copies of the program link to keep their ids; the words are ours. */
export const notes: readonly PortalNote[] = [
  {
    ...note('other-forms', 's1', 'Other forms', 'Every other form asks for what it needs to do its work.'),
    shows: 'other-forms',
  },
  {
    ...note('usage-records', 's1', 'What was done here', 'Of somebody signed in we note one of these:'),
    shows: 'usage-records',
  },
  { ...note('cookies', 's1', 'Cookies', 'These are all there are, and none waits for a yes.'), shows: 'cookies' },
  note(
    'hold',
    's4',
    'While an accident is looked into',
    'What concerns it is set aside when it is changed or destroyed, used for nothing else, and destroyed when that ends. Two of us decide on it. You see it in My Data, unless a law forbids us to tell you.',
  ),
  note(
    'evidence',
    's4',
    'Decisions and the log',
    'What you decided, and the log of what was done, stay with your account. After a closure they stay without a link to anybody. No end is set for them yet.',
  ),
  {
    ...note(
      'log-details',
      's4',
      'What the log says in detail',
      'Which entries of a record were changed is kept beside the log for 8 months.',
    ),
    until: { event: 'recorded', months: 8 },
  },
  note(
    'requests',
    's4',
    'The log of requests',
    'Each use of a right is noted, for 24 months after it was closed. Then numbers alone.',
  ),
  {
    ...note('connections', 's5', 'Where the server connects', 'To these by itself, and to nothing else.'),
    shows: 'connections',
  },
  note(
    'complaint',
    's6',
    'Complaints',
    'You can complain to a data protection supervisory authority. You need not ask us first.',
  ),
  note(
    'backups',
    's8',
    'Backups',
    'A backup made before holds what has been destroyed since, sealed, until it is overwritten. After a restore all of it is destroyed again.',
  ),
  note(
    'suppression',
    's8',
    'What remains of an address',
    'A hash of the address, made with a secret key, so that no restored backup sends you news. It goes after 18 months.',
  ),
  note(
    'consent-alone',
    's10',
    'What consent cannot carry',
    'The proof of what you decided, the log, counters of tries and visits do not wait for a yes.',
  ),
  note(
    'closure-mail',
    's13',
    'The mail that confirms a closure',
    'A sealed copy of your address waits for that mail, for 72 hours at most.',
  ),
  note(
    'after-closure',
    's13',
    'What a closure leaves',
    'Decisions, the log and a certificate remain, without a link to anybody, and a [hash of your address](#note-suppression). A question you sent signed out stands apart.',
  ),
  note(
    'certificate',
    's13',
    'The certificate',
    'Once everything is destroyed you get a signed certificate of it, which [anybody can check](/verify) and which names nobody.',
  ),
  {
    ...note('outside-links', 's15', 'Where our links lead', 'To these sites and to no others.'),
    shows: 'outside-links',
  },
];
