import type { ControlId } from '@/lib/policy/controls';

/**
 * By which tests each control is proved: file, groups and title, as they stand in the source. A test that is renamed or removed
 * fails a test of this register, and until it is mended the control is amber in public.
 */
export const namedTests: Record<ControlId, readonly [string, ...string[]]> = {
  'one-record': [
    'components/policy/policy-document.test.tsx > the policy page > holds in %s: %s',
    'components/policy/policy-document.test.tsx > the policy page > says at its head: %s',
    'lib/policy/check-policy.test.ts > the policy in force has no problem',
  ],
  'forms-from-policy': [
    'e2e/fair-choices.spec.ts > {point.label} asks for exactly the items of the policy, and the choices are fair',
    'lib/forms/parse-form.test.ts > a form that no page sends is refused as a whole > with the unknown field %j',
  ],
  'separate-decisions': [
    'e2e/fair-choices.spec.ts > {point.label} asks for exactly the items of the policy, and the choices are fair',
    'e2e/refused-parts.spec.ts > an inquiry with the optional part refused arrives, and stores none of the optional items filled in',
    'e2e/refused-parts.spec.ts > a profile with a needed decision refused stores nothing; with the optional part refused, none of it',
    'lib/policy/check-policy.test.ts > a policy is refused for > %s',
  ],
  'columns-placed': [
    'lib/data-map/data-map.itest.ts > the data map and the live database > agree on every column of every table',
    'lib/data-map/data-map.itest.ts > the data map > has a place for every item the policy collects, and for none it does not',
  ],
  'visit-records': [
    'e2e/sessions.spec.ts > every visit is recorded under the address it came from, also behind a redirect that the server follows itself',
    'lib/data-map/data-map.itest.ts > the data map and the live database > agree on every column of every table',
  ],
  'purposes-apart': [
    'lib/policy/notice.test.ts > the notice before a decision > at %s for %s says what, why, how long, where, and what refusing costs',
    'lib/policy/check-policy.test.ts > a policy is refused for > %s',
  ],
  'handler-doors': [
    'lib/db/doors.itest.ts > a query with no WHERE > behind the handler door reaches nobody in %s for another purpose',
    'lib/db/doors.itest.ts > the audit trail > records a handler who looks',
  ],
  'consent-at-sending': [
    'lib/mail/deliver-due.itest.ts > a mail that must not be sent > marketing asks the ledger when it sends, not when it was queued',
  ],
  'row-level-security': [
    'lib/db/doors.itest.ts > outside a door > every table has row-level security',
    'lib/db/doors.itest.ts > a query with no WHERE > behind the subject door reaches own rows of %s, or is refused',
    'lib/db/door-writes.itest.ts > behind the door of a %s > nothing of another person in %s can be changed or deleted',
  ],
  'audit-trail': [
    'lib/db/doors.itest.ts > the audit trail > has a row for each change, with the door and the person, and nobody may touch it',
  ],
  'audit-seal': [
    'lib/audit/seal-events.itest.ts > sealing > gives each event one position, without a gap, in the order of the transactions',
    'lib/audit/tampering.itest.ts > a change of > the least thing in any column of a middle row is found',
    'lib/audit/tampering.itest.ts > the loss of > %s event is found and named',
  ],
  disclosures: [
    'lib/data-rights/disclose/disclosures.itest.ts > a disclosure to an authority > takes two handlers, and its person sees to whom and under which law',
    'lib/data-rights/disclose/disclosures.itest.ts > a disclosure to a third party > is refused while the policy has no purpose for it',
  ],
  'no-other-host': [
    'e2e/links.spec.ts > every link of the site leads somewhere, one that leaves it says so, and no page reaches another host by itself',
    'e2e/links.spec.ts > the same holds for a signed-in person',
  ],
  erasure: [
    'lib/data-rights/erase-subject.itest.ts > erasing a person > leaves no row that leads to them: the id alone stays, in the audit trail',
    'lib/data-rights/erase-subject.itest.ts > erasing a person > destroys the key',
    'lib/data-rights/erase-subject.itest.ts > erasing a person > ends every session and link at once, and a mailed opt-out is no error',
    'lib/data-rights/canary.itest.ts > what people told the portal > nor after they have closed it',
  ],
  'retention-sweep': [
    'lib/data-rights/retain/places.test.ts > the retention map > has a place for every rule of the policy that a date ends, and for the end of an investigation',
    'lib/jobs/sweep.itest.ts > an IP address goes after 90 days and the visit after 12 months',
    'lib/jobs/sweep.itest.ts > an answered inquiry of somebody without an account goes after 12 months, one of an account stays',
  ],
  'marketing-lapse': [
    'lib/consent/current-consents.itest.ts > a yes to marketing counts for 36 months and no second longer',
    'lib/marketing/lapse-marketing.itest.ts > a yes of %s lapses with its 36 months, and no second sooner',
  ],
  'withdrawal-destroys': [
    'lib/data-rights/change-consent.itest.ts > taking a consent back > for %s makes exactly the items go that the page names',
    'lib/data-rights/change-consent.itest.ts > taking a consent back > destroys the inquiries with the consent they rest on',
  ],
  'legal-hold': [
    'lib/data-rights/hold/holds.itest.ts > a legal hold > keeps each value of the items it names that is overwritten or removed, no other item, and nobody else’s',
    'lib/data-rights/hold/holds.itest.ts > a legal hold > lifted, lets go of what it kept, but for what another hold still names',
  ],
  'processor-register': [
    'components/policy/policy-document.test.tsx > the policy page > holds in %s: %s',
    'lib/policy/notice.test.ts > the notice before a decision > at %s for %s says what, why, how long, where, and what refusing costs',
  ],
  'abroad-decision': [
    'lib/policy/check-policy.test.ts > a policy is refused for > %s',
    'e2e/refused-parts.spec.ts > sign-up with "{policy.consents[refused].label}" refused stores nothing at all',
  ],
  'sealed-columns': [
    'lib/subjects/subject-key.test.ts > a sealed value > opens in no other column, row, table or person',
    'lib/data-rights/canary.itest.ts > what people told the portal > can be read nowhere in a dump, the data files or the log while they have an account',
    'lib/data-map/data-map.itest.ts > the data map > calls no sealed column bookkeeping',
  ],
  'key-rotation': [
    'lib/subjects/rotate-keks.itest.ts > rotating the key-encryption keys > wraps everybody’s key anew while they read and write, and everything opens as before',
  ],
  'my-data': [
    'e2e/main-journey.spec.ts > a person signs up, sees, corrects and takes along what is held, leaves, and nothing of them is left',
    'lib/data-rights/copy/completeness.itest.ts > a row planted in every personal table of the live database > is in the copy, from each of them but those it has a reason to leave out',
  ],
  'rights-by-code': [
    'e2e/without-account.spec.ts > somebody without an account has every right over what they sent, {world}',
  ],
  'request-clock': [
    'lib/requests/requests.itest.ts > a request > starts its clock, is confirmed at once, and sent twice is one',
    "e2e/requests.spec.ts > a request is confirmed, put off, refused, appealed and decided by another, {javaScriptEnabled ? 'with' : 'without'} JavaScript",
  ],
  restriction: [
    'e2e/restriction.spec.ts > somebody restricts with a reason, is told so, and ends it, {world}',
    'e2e/restriction.spec.ts > an objection stops marketing at once, and for visits is a request that names them, {world}',
  ],
  'guarded-pages': [
    'e2e/security-headers.spec.ts > every page, found or not, is sent with the headers that protect it',
    'e2e/security-headers.spec.ts > a script that gets into {path} does not run',
    'lib/rate-limit/within-limit.itest.ts > a limit > lets exactly as many through as it says, and refuses the rest',
  ],
  backups: ['lib/jobs/job-runs.itest.ts > a backup is as old as whoever makes it last said, and unknown until then'],
  'restored-erasures': [
    'lib/data-rights/restore-drill.itest.ts > a backup of before an erasure, restored > brings the person back, so no server starts from it, and the sentence names the command',
    'lib/data-rights/restore-drill.itest.ts > a backup of before an erasure, restored > has after the replay nothing of the person, and what others took back, deleted and suppressed',
  ],
  'unconfirmed-sign-ups': [
    'lib/jobs/sweep.itest.ts > a sign-up nobody confirmed stays until 24 hours are over, and then is destroyed with its key',
  ],
  'destruction-log': [
    'lib/data-rights/sweep-expired.itest.ts > a sweep > takes more than a batch, keeps what is not over, and tells in the log what it destroyed under which policy',
    'lib/data-rights/sweep-expired.itest.ts > the destruction log > can be written by a job alone, and changed by nobody',
  ],
  'waiting-marketing': [
    'lib/marketing/preferences.itest.ts > what is said of marketing > takes the mail that waits for it along, in the same transaction',
  ],
  'consent-ledger': [
    'lib/db/doors.itest.ts > the audit trail > consent events can be deleted by no role',
    'lib/consent/receipt.test.ts > a receipt > of every decision about everything, wherever it was made, has every field that is mandatory',
  ],
  'mail-delivery': [
    'lib/mail/deliver-due.itest.ts > a mail > stands in the outbox until it has been sent, and then no longer',
    'lib/mail/killed-mailers.itest.ts > 8 mailers killed at random moments lose nothing, and send one mail twice each at the most',
    'lib/inquiries/inquiries.itest.ts > an inquiry from somebody not signed in > asks for a confirmation when it is a demo request, and sends nothing when it is a question',
    'lib/policy-notices/notice-pace.itest.ts > notices of a release > let a mailed code pass, where ten thousand of them are due',
  ],
  'proved-address': [
    'lib/accounts/sign-up.itest.ts > signing up > keeps a yes to marketing waiting until the address is confirmed',
    'lib/inquiries/inquiries.itest.ts > an inquiry from somebody not signed in > opts nobody in to marketing before the address is confirmed',
  ],
  'opt-out-button': [
    'e2e/one-click.spec.ts > one click, {encoding}, ends marketing: no cookie, no redirect, no page',
    'lib/mail/signed-mail.itest.ts > marketing mail > names its list, and two ways out of it: one to post to and one to write to',
  ],
  'california-found': [
    'lib/data-rights/collected.itest.ts > knows every place where something comes in',
    'app/(live)/california/answers.test.tsx > the four answers > own up to a category and a source that came in and are not published',
  ],
  'opt-out-signal': [
    'e2e/privacy-signal.spec.ts > a browser that sends the opt-out signal is honoured once, not for a page fetched ahead, and in later sessions without it',
    'lib/consent/signal.itest.ts > the opt-out holds in a later session that sends no header',
  ],
  certificate: [
    'e2e/certificates.spec.ts > a complete erasure shows its certificate to whoever has the number, as a page and as a file to check',
    'lib/signing/verify-certificate.test.ts > a signed certificate of destruction > is refused where one bit of the file is another one',
  ],
  'stripe-deletion': [
    'lib/stripe/delete-customer.test.ts > what is found > a customer is deleted, and what would be billed has ended before',
    'lib/data-rights/erase/erasures.itest.ts > a record at Stripe > is deleted, and the person told when that is done',
  ],
  'marked-links': [
    'e2e/links.spec.ts > every link of the site leads somewhere, one that leaves it says so, and no page reaches another host by itself',
  ],
  'version-addresses': [
    'e2e/pages.spec.ts > {path} opens with one heading, nothing for axe to object to and no breach of its content policy',
    'e2e/security-headers.spec.ts > a page to read is byte for byte the same for everybody, and sets no cookie',
    'e2e/policy-versions.spec.ts > the history leads to a version, to its plain forms, and to nothing it could not be compared with, without JavaScript',
    'components/policy/versions.test.tsx > the page of a difference > says in words, without colour and without script, what is gone and what is new',
  ],
  'change-told': [
    'lib/policy-notices/policy-notices.itest.ts > who is told of a material version > everybody who proved an address and is here, once, and nobody who did not',
    'lib/policy-notices/policy-notices.itest.ts > the notice in My Data > stands there until its person says that they read it, and for nobody else is it ended',
  ],
  'older-yes': [
    'lib/consent/scope-of-consents.itest.ts > an item that came into a consent later > is not stored on a yes of before, while the others are, and is once the person agrees anew',
    'lib/consent/scope-of-consents.itest.ts > a purpose that a consent got later > is served by no yes of before: neither the gate nor the audience of a campaign has that person, until they agree',
  ],
  'published-versions': [
    'lib/policy/published.test.ts > every published version is as it was published',
    'lib/jobs/check-versions.test.ts > a server > does not start from a published version with other content, and names the section',
  ],
  'child-reports': [
    'lib/data-rights/child-reports/decide-report.itest.ts > a holder who confirms > is restricted at once, purged by the next sweep with all of the address, and told, as is who reported',
    'e2e/children.spec.ts > an address is reported as a child’s, known or not, and its holder says that it is none',
  ],
};
