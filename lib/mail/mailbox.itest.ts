import { expect, it } from 'vitest';
import { env } from '@/lib/env';
import { useDatabase } from '@/lib/testing/use-database';
import { makeWholePerson } from '@/lib/testing/whole-person';
import { listKeptMails } from './mailbox';

const database = useDatabase();

it('a server with a mail server of its own shows nobody any mail, whatever stands in the table', async () => {
  await makeWholePerson('ines@portal.test');
  const { rows } = await database.admin.query('select 1 from kept_mails');
  expect(rows).toHaveLength(1);
  expect(env().mode).toBe('server');
  expect(await listKeptMails()).toEqual([]);
});
