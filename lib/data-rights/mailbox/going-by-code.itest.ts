import { expect, it } from 'vitest';
import type { Inquirer } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { appealRequest, replyToRequest, withdrawRequest } from '@/lib/requests/change-request';
import { confirmOwnRequest } from '@/lib/requests/confirm-request';
import { removeDispute, writeDispute } from '@/lib/requests/disputes';
import { openRequest } from '@/lib/requests/open-request';
import { confirmChild } from '@/lib/testing/child-reports';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { makePerson } from '@/lib/testing/people';
import { makeRefused, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { eraseSubject } from '../erase-subject';
import { objectToLift } from '../lift-restriction';
import { endRestriction, restrictProcessing } from '../restriction';
import { sweepExpired } from '../sweep-expired';
import { correctInquirer, deleteEarlierHere, withdrawHere } from './change-inquirer';
import { joinInquiry } from './join-inquiry';
import { noteCopy } from './note-copy';
import { findInquirer } from './read-inquirer';

const database = useDatabase();

const correction = {
  name: 'Mia',
  countryOfResidence: 'FR',
  companyName: 'Own',
  businessDescription: null,
  jobTitle: null,
  phoneNumber: null,
};

const asking = () => ({ number: randomId(), right: 'access', law: 'gdpr', details: 'Who read it?' }) as const;

const rowsOf = async ({ id }: Inquirer) => {
  const rows: unknown[] = [];
  for (const table of ['inquiries', 'requests', 'request_steps', 'disputes', 'consent_events', 'outbox'])
    rows.push(
      ...(await database.admin.query(`select t::text from ${table} t where subject_id = $1 order by 1`, [id])).rows,
    );
  return [...rows, ...(await database.admin.query('select * from subjects where id = $1', [id])).rows];
};

it('what was confirmed to be a child’s is changed by nobody behind a code before it is swept, and each try is told so', async () => {
  const email = 'mia@portal.test';
  const person = await makePerson(email);
  const { inquirer, mailbox, number } = await makeInquirer(email, 'yes');
  const open = await makeRequest(inquirer);
  const refused = await makeRefused(inquirer, { right: 'correction', about: { inquiry: number, field: 'email' } });
  await confirmChild(database.admin, email);
  expect(await findInquirer(mailbox, inquirer.id)).toMatchObject({ isGoing: true });
  const before = await rowsOf(inquirer);
  const about = { inquiry: number, field: 'email' } as const;
  const tries = {
    correct: () => correctInquirer(mailbox, inquirer.id, correction),
    withdraw: () => withdrawHere(mailbox, inquirer.id, 'marketing'),
    deleteEarlier: () => deleteEarlierHere(mailbox, inquirer.id, 'x'),
    restrict: () => restrictProcessing(inquirer, 'claims'),
    unrestrict: () => endRestriction(inquirer),
    object: () => objectToLift(inquirer),
    ask: () => openRequest(inquirer, asking()),
    reply: () => replyToRequest(inquirer, open, { number: randomId(), reply: 'More' }),
    cancel: () => withdrawRequest(inquirer, open),
    appeal: () => appealRequest(inquirer, refused, { number: randomId(), appeal: 'Again' }),
    confirm: () => confirmOwnRequest(inquirer, open, 'yes'),
    dispute: () => writeDispute(inquirer, randomId(), about, 'Wrong'),
    undispute: () => removeDispute(inquirer, about),
  };
  for (const [name, attempt] of Object.entries(tries))
    expect([name, await attempt()]).toEqual([name, { ok: false, error: 'going' }]);
  expect(await joinInquiry(person, mailbox, inquirer.id, {})).toMatchObject({ ok: false });
  expect(await rowsOf(inquirer)).toEqual(before);
  await sweepExpired();
  expect(await rowsOf(inquirer)).toEqual([]);
});

it('a change at the very moment of the erasure is an answer, whatever comes first', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { inquirer, mailbox } = await makeInquirer(`gone${round}@portal.test`, 'yes');
    const open = await makeRequest(inquirer);
    const answers = await Promise.allSettled([
      eraseSubject(inquirer.id, 'asked'),
      openRequest(inquirer, asking()),
      replyToRequest(inquirer, open, { number: randomId(), reply: 'More' }),
      restrictProcessing(inquirer, 'claims'),
      withdrawHere(mailbox, inquirer.id, 'marketing'),
      noteCopy(inquirer),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
    expect(await rowsOf(inquirer)).toEqual([]);
  }
});
