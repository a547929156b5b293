/**
 * What the portal does to keep its promises, in the words that stand beside the policy. A block of prose names the ones that
 * carry it out; `lib/controls` knows by which tests each is proved and what can be seen of it while it runs.
 */
export const controls = {
  'one-record': 'The page, its tables and its dates printed from the record that the forms and the checks are made of',
  'forms-from-policy': 'Forms built from this list: a field it lacks is refused',
  'separate-decisions':
    'Separate decisions for what is required and for optional items, with nothing chosen beforehand',
  'columns-placed': 'A check that places every column of the database on this list, or as bookkeeping',
  'visit-records': 'Visit records with room for an IP address, a time and what was done, and no more',
  'purposes-apart': 'A decision of its own for each purpose that needs one, with a notice of what, why and how long',
  'handler-doors': 'Handlers reach data for a stated purpose alone, each look on record',
  'consent-at-sending': 'Consent checked again at the moment a marketing mail is sent, not only when it is written',
  'row-level-security': "Row-level security: each person reaches their own rows and nobody else's",
  'audit-trail': 'An audit row for every change to what you gave us, written by the database itself',
  'audit-seal': 'The audit trail sealed and signed every few seconds, so that a change to it is found',
  disclosures: 'A record of each disclosure, approved by two, shown to you',
  'no-other-host': 'A test that no page loads anything from another company',
  erasure: 'Erasure when an account is closed: rows, key and sessions',
  'retention-sweep': 'A sweep every minute: visits, IP addresses, and answered inquiries without an account',
  'marketing-lapse':
    'A yes to marketing that counts for as long as its notice says and lapses then, unless you renew it',
  'withdrawal-destroys': 'What rested on a consent alone is destroyed when you take it back, in the same step',
  'legal-hold': 'A hold that keeps what it names and nothing else',
  'processor-register': 'One register of processors, which prints this table and every notice',
  'abroad-decision': 'Storage abroad asked as a decision of its own',
  'sealed-columns':
    'Sealed columns: what you tell us, and IP addresses, unreadable without a key kept outside the database. Times, kinds and what you did here are not sealed',
  'key-rotation': "Everybody's key wrapped by the newest key-encryption key",
  'my-data': 'My Data: what we hold, a copy, correction, consents and closure, in your own hands',
  'rights-by-code': 'Most of it without an account, by a mailed code',
  'request-clock': 'What needs people is a request with a day by which it is answered, and a log of each step',
  restriction: 'A restriction, and an objection to marketing, that hold from the press on',
  'guarded-pages': 'Pages that run no script but their own, and limits to guessing',
  backups: 'The age of the newest backup, reported by whoever makes it',
  'restored-erasures': 'A restored backup that no server starts from until every erasure since has been done again',
  'unconfirmed-sign-ups': 'Destruction of sign-ups that are not confirmed in time',
  'destruction-log': 'A log of what was destroyed, by which rule',
  'waiting-marketing': 'Marketing mail that waits is deleted with the yes, in the same step',
  'consent-ledger': 'A ledger of every decision that nobody can change, and a signed receipt for each',
  'mail-delivery': 'Mail sent from a queue that loses none, and is watched',
  'proved-address': 'Marketing counted as agreed only once the address is confirmed',
  'opt-out-button': 'A button in every marketing mail that stops it, without signing in',
  'california-found': 'Categories and sources found in the database each hour, and compared with this list',
  'opt-out-signal': "A browser's opt-out signal kept for the account",
  certificate: 'A signed certificate of what an erasure destroyed',
  'stripe-deletion': 'Deletion of the record at Stripe, where we know its number',
  'child-reports': 'A report of a child that asks the holder of the address by mail; confirmed, it is erased',
  'marked-links': 'A mark on every link that leaves this site',
  'version-addresses': 'An address of its own for each version, and the difference of any two',
  'change-told': 'A mail to each person whom a change of weight concerns, and a notice in My Data until it is read',
  'older-yes': 'A yes that holds for what its notice said, and for nothing that a later version added',
  'published-versions': 'A recorded hash of each published version: a server refuses to start with another',
} as const satisfies Record<string, string>;

export type ControlId = keyof typeof controls;

/** `people:` and the id of an attestation of the policy. */
export type KeeperId = ControlId | `people:${string}`;

export const isControl = (id: KeeperId): id is ControlId => Object.hasOwn(controls, id);

/** The attestation that an id stands for; null where it is a control's. */
export const attestationOf = (id: KeeperId): string | null => (id.startsWith('people:') ? id.slice(7) : null);
