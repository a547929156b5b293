import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEmail } from '@/lib/accounts/change-email';
import { findProfile } from '@/lib/accounts/profiles';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { removeAuditDetails } from '@/lib/audit/remove-details';
import { checkCredentials } from '@/lib/auth/check-password';
import { findSubject, listSessions } from '@/lib/auth/sessions';
import { listConsents } from '@/lib/consent/list-consents';
import { honourSignal } from '@/lib/consent/signal';
import { readLive } from '@/lib/controls/live';
import { withdrawConsent } from '@/lib/data-rights/change-consent';
import { readQuestion } from '@/lib/data-rights/child-reports/answer-report';
import { decideReport, listReports, showReport } from '@/lib/data-rights/child-reports/handle-reports';
import { reportChild } from '@/lib/data-rights/child-reports/report-child';
import { computeCollected } from '@/lib/data-rights/collected';
import { countRows } from '@/lib/data-rights/copy/count-rows';
import { listDisclosures } from '@/lib/data-rights/disclose/list-disclosures';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { findBehind } from '@/lib/data-rights/find-behind';
import { liftHold } from '@/lib/data-rights/hold/holds';
import { listHolds, showHold } from '@/lib/data-rights/hold/list-holds';
import { readLegalRecords } from '@/lib/data-rights/legal-records';
import { readMailbox } from '@/lib/data-rights/mailbox/read-inquirer';
import { readOverview } from '@/lib/data-rights/overview';
import { readConsents } from '@/lib/data-rights/read-consents';
import { countExpired } from '@/lib/data-rights/sweep-expired';
import { countObstructedNotices } from '@/lib/data-rights/tell/count-obstructed';
import { listNotices } from '@/lib/data-rights/tell/list-notices';
import { tellProcessors } from '@/lib/data-rights/tell/tell-processors';
import { asSystem } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import { checkLedger, findBeyond } from '@/lib/erasure-ledger/compare-ledger';
import { exportSome } from '@/lib/erasure-ledger/export-entries';
import { answerInquiry, listInquiries, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { runMailer } from '@/lib/jobs/run-mailer';
import { runRenewals } from '@/lib/jobs/run-renewals';
import { sealAudit } from '@/lib/jobs/seal-audit';
import { sweep } from '@/lib/jobs/sweep';
import { readLink } from '@/lib/mail/use-link';
import { mayBeMailed } from '@/lib/marketing/audience';
import { queueBatch, storeCampaign } from '@/lib/marketing/campaigns';
import { changeMarketingByLink, readPreferencesByLink } from '@/lib/marketing/opt-out';
import { stopMarketing } from '@/lib/marketing/stop-marketing';
import { isSuppressed } from '@/lib/marketing/suppression';
import { appealRequest } from '@/lib/requests/change-request';
import { decideRequest } from '@/lib/requests/decide-request';
import { countOverdueRequests } from '@/lib/requests/due';
import { extendRequest } from '@/lib/requests/extend-request';
import { listOpenRequests, showRequest } from '@/lib/requests/list-requests';
import { findRequest, listRequests } from '@/lib/requests/own-requests';
import { listVisits } from '@/lib/visits/list-visits';
import { recordVisit } from '@/lib/visits/record-visit';
import { makeDisclosure, makeHold } from './holds';
import { openMailbox } from './mailboxes';
import { grownTables, insertManyRows } from './many-rows';
import { optOutToken } from './opt-out-link';
import { fillProfile, goodPassword, linkToken, makePerson, type Person, startSignUp } from './people';
import { plansOf, tellPlans } from './query-plans';
import { readCopy } from './read-copy';
import { makeRefused, makeRequest } from './requests';
import { sampleMailing } from './sample-mailing';
import { startSmtp } from './smtp';
import { useDatabase } from './use-database';

const smtp = await startSmtp();
const aYearMs = 365 * 24 * 60 * 60 * 1000;

/** The tests of what PostgreSQL reads for each task, with so many rows in every table that grows. */
export function checkQueryPlans(rows: number): void {
  afterAll(() => smtp.stop());
  const database = useDatabase({ SMTP_URL: smtp.url });

  let ines: Person;
  let otto: Person;
  let mia: Person;
  let link = '';

  beforeAll(async () => {
    await tellPlans(database.admin);
    await insertManyRows(database.admin, rows);
    ines = await makePerson('ines@portal.test', 'yes');
    otto = await makePerson('otto@portal.test', 'yes');
    await fillProfile(ines);
    for (let each = 0; each < 3; each += 1) await recordVisit(ines, 'saw-overview', '203.0.113.7');
    mia = await makePerson('mia@portal.test', 'yes');
    await startSignUp('nils@portal.test', 'yes');
    link = await linkToken('nils@portal.test', 'verify-email');
  }, 180_000);

  /** The tables that a piece of work reads from end to end. */
  async function scannedBy(work: () => Promise<unknown>): Promise<string[]> {
    return (await plansOf(work)).flatMap((plan) =>
      [...plan.matchAll(/Seq Scan on (\w+)/g)]
        .filter(([, table]) => grownTables.some((each) => each === table))
        .map(() => plan),
    );
  }

  describe(`with ${rows} rows in each table`, () => {
    it('a query that reads a table from end to end is found', async () => {
      expect(
        await scannedBy(() => asSystem('test', (tx) => tx.select({ at: consentEvents.at }).from(consentEvents))),
      ).toHaveLength(1);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['the first page of visits', () => listVisits(ines)],
      ['a later page of visits', async () => listVisits(ines, (await listVisits(ines))[1]?.id)],
      ['the consents of a person', () => listConsents(ines)],
      ['the page of consents', () => readConsents(ines)],
      ['a signal of the browser', () => honourSignal(ines, new Headers({ 'sec-gpc': '1' }))],
      ['the page behind an opt-out link', async () => readPreferencesByLink(await optOutToken(ines.id))],
      ['the yeses that end', () => runRenewals()],
      ['a change of consent', () => withdrawConsent(ines, 'marketing')],
      ['the session of a request', () => findSubject(ines.token)],
      ['the sessions of a person', () => listSessions(ines)],
      ['signing in', () => checkCredentials('ines@portal.test', goodPassword)],
      ['the address of a person', () => findEmail(ines)],
      ['the profile of a person', () => findProfile(ines)],
      ['the overview of a person', () => readOverview(ines)],
      ['a copy', () => readCopy(ines)],
      ['how much a copy would hold', () => countRows(ines)],
      ['what a link would do', () => readLink(link)],
      ['using a link', () => confirmByLink(link, 'verify-email')],
      ['the inquiries that wait', () => listInquiries('jin', 'received')],
      ['the inquiries that are answered', () => listInquiries('jin', 'answered')],
      ['looking at an inquiry', () => showInquiry('jin', 'inquiry-100').catch(() => null)],
      ['answering an inquiry', () => answerInquiry('jin', 'inquiry-99', 'x').catch(() => null)],
      ['the mail that is due', () => runMailer()],
      ['the first people of a campaign', async () => queueBatch(await storeCampaign(await sampleMailing('Half')), 60)],
      ['the next people of a campaign', async () => queueBatch(await storeCampaign(await sampleMailing('Half')), 60)],
      ['what a campaign asks when it is sent', () => asSystem('test', (tx) => mayBeMailed(tx, ines.id, 'campaign'))],
      ['what other marketing asks', () => asSystem('test', (tx) => mayBeMailed(tx, ines.id, null))],
      ['a suppression', () => asSystem('test', (tx) => isSuppressed(tx, ines.id, 'ines@portal.test'))],
      [
        'what is said of marketing at an address',
        async () => changeMarketingByLink(await optOutToken(mia.id), { decision: 'paused' }),
      ],
      ['an opt-out by a handler', () => stopMarketing('jin', 'mia@portal.test')],
      ['how the controls stand', () => readLive(new Date(), new Date())],
      ['the sweep', () => sweep()],
      ['what of the audit trail is not sealed', () => sealAudit()],
      ['what of its details is past its period', () => removeAuditDetails(new Date(Date.now() - aYearMs))],
      ['what the erasure ledger gets', () => asSystem('test', exportSome)],
      ['what the erasure ledger is compared with', () => checkLedger()],
      [
        'the people behind the lines of the erasure ledger',
        async () => findBehind(subjects, (await findBeyond()).lines),
      ],
      ['what a sweep would do', () => countExpired()],
      ['a hold, put in force and lifted', async () => liftHold('jin', await makeHold('otto@portal.test', ['email']))],
      ['the holds that are not lifted', () => listHolds('jin')],
      ['one hold', () => showHold('jin', 'hold-100').catch(() => null)],
      ['a disclosure', () => makeDisclosure('otto@portal.test')],
      ['the disclosures', () => listDisclosures('jin', 'all')],
      ['the disclosures that wait', () => listDisclosures('jin', 'waiting')],
      ['what a person may be told of both', () => readLegalRecords(ines)],
      ['what a mailbox holds, behind its code', async () => readMailbox(await openMailbox('ines@portal.test'))],
      ['the requests of a person', () => listRequests(ines)],
      ['a request, and looking at it', async () => findRequest(ines, await makeRequest(ines))],
      ['a request that is put off', async () => extendRequest('jin', await makeRequest(ines), null, 'Many.')],
      [
        'an appeal and its decision',
        async () => {
          const id = await makeRefused(ines);
          await appealRequest(ines, id, { number: `appeal-of-${id}`, appeal: 'No.' });
          await decideRequest('mia', id, { outcome: 'done' }, 'Yes.');
        },
      ],
      ['the requests that wait', () => listOpenRequests('jin')],
      ['looking at a request', async () => showRequest('jin', await makeRequest(ines))],
      ['what processors are to be told', () => tellProcessors()],
      ['what processors were told of a person', () => listNotices(ines)],
      ['what processors could not be told', () => countObstructedNotices()],
      ['the requests that are overdue', () => countOverdueRequests()],
      ['a report of a child, and the mail that asks', () => reportChild('ines@portal.test', null).then(runMailer)],
      ['the question behind a link', () => readQuestion('forged')],
      ['the reports that wait', () => listReports('jin')],
      [
        'looking at a report, and deciding about it',
        () => showReport('jin', 'report-100').then(() => decideReport('jin', 'report-100', 'denied')),
      ],
      ['what was collected of late', () => computeCollected()],
      ['an erasure, with all that the database checks for it', () => eraseSubject(otto.id, 'closed')],
    ])('%s is found by an index', async (_name, work) => {
      expect(await scannedBy(work)).toEqual([]);
    });
  });
}
