import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerInquiry, findInquirer, listInquiries, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { stopMarketing } from '@/lib/marketing/stop-marketing';
import { correctAsAsked } from '@/lib/requests/correct-as-asked';
import { decideRequest } from '@/lib/requests/decide-request';
import { extendRequest } from '@/lib/requests/extend-request';
import { listCounts, listOpenRequests, showRequest } from '@/lib/requests/list-requests';
import { reportsOf } from '@/lib/testing/child-reports';
import { makeDisclosure, makeHold } from '@/lib/testing/holds';
import { openMailbox } from '@/lib/testing/mailboxes';
import { inquiryDecisions, makePerson, type Person, sampleInquiry } from '@/lib/testing/people';
import { dayAhead, makeEntered, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { decideReport, listReports, showReport } from './child-reports/handle-reports';
import { reportChild } from './child-reports/report-child';
import { approveDisclosure } from './disclose/disclosures';
import { listDisclosures, showDisclosure } from './disclose/list-disclosures';
import { listDeletions, noteCustomer } from './erase/stripe-by-hand';
import { approveHold, liftHold, reviewHold } from './hold/holds';
import { listHolds, showHold } from './hold/list-holds';
import { announceLift } from './lift-restriction';
import { listLooks } from './list-looks';
import { inquirerOf, listInquirers } from './mailbox/list-inquirers';
import { readMailbox } from './mailbox/read-inquirer';
import { restrictProcessing } from './restriction';
import { listObstructed } from './tell/tell-again';

const database = useDatabase();

interface Known {
  person: Person;
  email: string;
  inquirer: string;
  inquiry: string;
  request: string;
  hold: string;
  disclosure: string;
}

type Command = { looks: 'account' | 'inquirer' | 'nobody'; run: (known: Known) => Promise<unknown> };

/** Of a person who is gone, whose number at Stripe is all that is left: there is nobody to show it to. */
const ofNobody: Command = { looks: 'nobody', run: async () => undefined };

async function makeReport(email: string): Promise<string> {
  await reportChild(email, null);
  return (await reportsOf(database.admin, email)).at(-1)?.id ?? '';
}

/** Every command of a handler, and whom of the two it opens. One that is new fails until it stands here. */
const commands: Record<string, Command> = {
  'inquiry list': { looks: 'nobody', run: () => listInquiries('jin', 'received') },
  'inquiry show': { looks: 'inquirer', run: ({ inquiry }) => showInquiry('jin', inquiry) },
  'inquiry answer': { looks: 'inquirer', run: ({ inquiry }) => answerInquiry('jin', inquiry, 'Yes.') },
  'inquiry delete': { looks: 'inquirer', run: ({ inquiry }) => findInquirer('jin', inquiry) },
  'request list': { looks: 'nobody', run: () => listOpenRequests('jin') },
  'request counts': { looks: 'nobody', run: () => listCounts('jin') },
  'request show': { looks: 'account', run: ({ request }) => showRequest('jin', request) },
  'request extend': { looks: 'account', run: ({ request }) => extendRequest('jin', request, null, 'Much.') },
  'request answer': {
    looks: 'account',
    run: ({ request }) => decideRequest('jin', request, { outcome: 'done' }, 'Done.'),
  },
  'request refuse': {
    looks: 'account',
    run: async ({ person }) =>
      decideRequest('jin', await makeRequest(person), { outcome: 'refused', ground: 'law' }, 'A law.'),
  },
  'request correct': {
    looks: 'inquirer',
    run: async ({ inquirer, inquiry }) => {
      const mailbox = await openMailbox(inquirer);
      const [id = ''] = await listInquirers(mailbox);
      const about = { inquiry, field: 'inquiryDetails' } as const;
      const number = await makeRequest(inquirerOf(mailbox, id), { right: 'correction', about });
      return correctAsAsked('jin', number, 'Is it for two?');
    },
  },
  'request enter': { looks: 'inquirer', run: ({ inquirer }) => makeEntered(inquirer) },
  'request lift': {
    looks: 'account',
    run: async ({ person, email }) => {
      await restrictProcessing(person, 'accuracy');
      return announceLift('jin', { email, reason: 'Checked.', liftsOn: dayAhead(9) });
    },
  },
  'hold propose': { looks: 'account', run: ({ email }) => makeHold(email, ['name']) },
  'hold approve': { looks: 'nobody', run: ({ hold }) => approveHold('mia', hold) },
  'hold list': { looks: 'nobody', run: () => listHolds('jin') },
  'hold show': { looks: 'account', run: ({ hold }) => showHold('jin', hold) },
  'hold review': { looks: 'nobody', run: ({ hold }) => reviewHold('jin', hold, dayAhead(20)) },
  'hold lift': { looks: 'nobody', run: ({ hold }) => liftHold('jin', hold) },
  'disclosure record': { looks: 'account', run: ({ email }) => makeDisclosure(email) },
  'disclosure approve': { looks: 'nobody', run: ({ disclosure }) => approveDisclosure('mia', disclosure) },
  'disclosure list': { looks: 'nobody', run: () => listDisclosures('jin', 'all') },
  'disclosure show': { looks: 'account', run: ({ disclosure }) => showDisclosure('jin', disclosure) },
  'stripe note': { looks: 'account', run: ({ email }) => noteCustomer('jin', email, 'cus_Looked') },
  'stripe list': { looks: 'nobody', run: () => listDeletions('jin') },
  'stripe show': ofNobody,
  'stripe settle': ofNobody,
  'stripe notices': { looks: 'nobody', run: () => listObstructed('jin') },
  'stripe again': ofNobody,
  'child-report list': { looks: 'nobody', run: () => listReports('jin') },
  'child-report show': { looks: 'account', run: async ({ email }) => showReport('jin', await makeReport(email)) },
  'child-report decide': {
    looks: 'nobody',
    run: async ({ email }) => decideReport('jin', await makeReport(email), 'denied'),
  },
  'opt-out ADDRESS': { looks: 'nobody', run: ({ email }) => stopMarketing('jin', email) },
  'opt-out TOKEN': ofNobody,
};

const scripts = ['inquiry', 'request', 'hold', 'disclosure', 'stripe', 'child-report', 'opt-out'];
const inUsage = scripts.flatMap((script) => [
  ...new Set(
    [...readFileSync(`scripts/${script}.ts`, 'utf8').matchAll(/npm run ([\w-]+) -- (\w+)/g)].map(
      ([, name, verb]) => `${name} ${verb}`,
    ),
  ),
]);

let count = 0;
async function makeKnown(): Promise<Known> {
  count += 1;
  const [email, inquirer] = [`seen${count}@portal.test`, `asks${count}@portal.test`];
  const person = await makePerson(email, 'yes');
  const inquiry = await sendInquiry('question', { ...sampleInquiry, email: inquirer }, inquiryDecisions);
  const request = await makeRequest(person);
  const [hold, disclosure] = [await makeHold(email, ['name']), await makeDisclosure(email)];
  return { person, email, inquirer, inquiry, request, hold, disclosure };
}

const looksAt = async ({ person, inquirer }: Known) => ({
  account: await listLooks(person),
  inquirer: (await readMailbox(await openMailbox(inquirer))).flatMap(({ looks }) => looks),
});

describe('who looked', () => {
  it('is asked of every command that a handler has', () => {
    expect(Object.keys(commands).toSorted()).toEqual(inUsage.toSorted());
  });

  it.each(Object.entries(commands))(
    '%s leaves one line for whom it opens, and none else',
    async (_name, { looks, run }) => {
      const known = await makeKnown();
      const before = await looksAt(known);
      await run(known);
      const after = await looksAt(known);
      expect([after.account.length - before.account.length, after.inquirer.length - before.inquirer.length]).toEqual([
        looks === 'account' ? 1 : 0,
        looks === 'inquirer' ? 1 : 0,
      ]);
    },
  );

  it('says for what, the newest first, to the person alone', async () => {
    const known = await makeKnown();
    await showRequest('jin', known.request);
    const { account } = await looksAt(known);
    expect(account.map(({ purpose }) => purpose)).toEqual(['requests', 'disclosures', 'holds']);
    expect(await listLooks(known.person, account[1]?.sequence)).toEqual(account.slice(2));
    expect(await listLooks(await makePerson(`nobody${count}@portal.test`))).toEqual([]);
  });

  it('keeps from an account and from an inquirer what a law forbids to tell', async () => {
    const known = await makeKnown();
    await makeHold(known.email, ['name'], 'A law');
    const { account } = await looksAt(known);
    expect(account.map(({ purpose }) => purpose)).toEqual([]);
    await showInquiry('jin', known.inquiry);
    await database.admin.query(
      `insert into disclosures (id, subject_id, items, basis, recipient, law, telling_forbidden_by, proposed_by)
       select 'secret-' || $1, subject_id, '{email}', 'authority', '', '', 'A law', 'jin' from inquiries where id = $1`,
      [known.inquiry],
    );
    await database.admin.query(
      `insert into audit_events (transaction_id, door, actor, action, subject_ref)
       select '1', 'handler', 'jin', 'look.disclosures', subject_id from inquiries where id = $1`,
      [known.inquiry],
    );
    expect((await looksAt(known)).inquirer.map(({ purpose }) => purpose)).toEqual(['inquiries']);
  });
});
