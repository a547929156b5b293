/** Every table, gathered: what migrations are generated from and what the data map must place. */
export { accounts } from './tables/accounts';
export { auditDetails } from './tables/audit-details';
export { auditEvents } from './tables/audit-events';
export { consentEvents } from './tables/consent-events';
export { emailChanges } from './tables/email-changes';
export { farewells } from './tables/farewells';
export { inquiries } from './tables/inquiries';
export { keptMails } from './tables/kept-mails';
export { mailLinks } from './tables/mail-links';
export { outbox } from './tables/outbox';
export { profiles } from './tables/profiles';
export { rateLimits } from './tables/rate-limits';
export { sessions } from './tables/sessions';
export { subjectKeys } from './tables/subject-keys';
export { subjects } from './tables/subjects';
export { visits } from './tables/visits';
