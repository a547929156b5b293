import { beforeAll, expect, it } from 'vitest';
import type { Inquirer } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { answerInquiry, showInquiry } from '@/lib/inquiries/answer-inquiries';
import { removeDispute, writeDispute } from '@/lib/requests/disputes';
import { findRequest } from '@/lib/requests/own-requests';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { readCopy } from '@/lib/testing/read-copy';
import { makeRefused } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { deleteInquirer } from './delete-inquirer';
import { findInquirer } from './read-inquirer';

const database = useDatabase();

let ines: Awaited<ReturnType<typeof makeInquirer>>;
let otto: Awaited<ReturnType<typeof makeInquirer>>;
let about: { inquiry: string; field: 'answer' };

beforeAll(async () => {
  ines = await makeInquirer('ines@portal.test');
  otto = await makeInquirer('otto@portal.test');
  about = { inquiry: ines.number, field: 'answer' };
  await answerInquiry('jin', ines.number, 'It does not scale.');
});

const disputeOf = async () => {
  const view = await findInquirer(ines.mailbox, ines.inquirer.id);
  return view?.items.find(({ column }) => column === 'answer')?.dispute;
};

it('a statement behind a mailed code follows a refusal about that very item, and stands beside it, in the copy too', async () => {
  const write = (text: string) => writeDispute(ines.inquirer, randomId(), about, text);
  expect(await write('Too soon')).toEqual({ ok: false, error: 'not-refused' });
  const number = await makeRefused(ines.inquirer, { right: 'correction', about });
  expect((await findRequest(ines.inquirer, number))?.steps[0]?.about).toEqual({
    ...about,
    receivedAt: expect.any(Date),
  });
  expect(await disputeOf()).toEqual({ statement: null, mayBeWritten: true });
  expect(await write('It does')).toEqual({ ok: true, value: null });
  expect(await write('It does scale')).toEqual({ ok: true, value: null });
  expect(await disputeOf()).toMatchObject({ statement: { statement: 'It does scale' } });
  expect(await showInquiry('jin', ines.number)).toMatchObject({
    ok: true,
    value: { disputes: { answer: 'It does scale' } },
  });
  const { tables } = JSON.parse((await readCopy(ines.inquirer))['data.json'] ?? '');
  expect(tables.disputes).toEqual([expect.objectContaining({ statement: 'It does scale', field: 'answer' })]);
});

it('and is nobody else’s to write, change or remove; it goes with a press, and with the inquiry', async () => {
  const strange: Inquirer = { id: otto.inquirer.id, mailboxToken: ines.mailbox.token };
  for (const other of [otto.inquirer, strange, { ...ines.inquirer, mailboxToken: otto.mailbox.token }]) {
    expect(await writeDispute(other, randomId(), about, 'Otto')).toEqual({ ok: false, error: 'not-found' });
    await removeDispute(other, about);
  }
  expect(await disputeOf()).toMatchObject({ statement: { statement: 'It does scale' } });
  await removeDispute(ines.inquirer, about);
  expect(await disputeOf()).toEqual({ statement: null, mayBeWritten: true });
  await writeDispute(ines.inquirer, randomId(), about, 'It does after all');
  await deleteInquirer(ines.mailbox, ines.inquirer.id);
  expect((await database.admin.query('select from disputes')).rowCount).toBe(0);
});
