import { expect, it } from 'vitest';
import { useDatabase } from '@/lib/testing/use-database';
import { startServer } from './start-server';

const database = useDatabase();

it('a server without the key of a suppression does not start, and names it', async () => {
  await database.admin.query("insert into suppressions (id, address_hash, key_id) values ('1', 'hash', 'of-2025')");
  await expect(startServer()).rejects.toMatchObject({
    name: 'StartupError',
    message: expect.stringMatching(/^SUPPRESSION_KEYS lacks the key "of-2025"/),
  });
});
