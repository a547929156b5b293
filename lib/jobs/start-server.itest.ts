import { expect, it } from 'vitest';
import { StartupError } from '@/lib/startup-error';
import { useDatabase } from '@/lib/testing/use-database';
import { startServer } from './start-server';

const database = useDatabase();

it('a server without the key of a suppression does not start, and names it', async () => {
  await database.admin.query("insert into suppressions (id, address_hash, key_id) values ('1', 'hash', 'of-2025')");
  const refusal = await startServer().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartupError);
  expect(String((refusal as StartupError).message)).toMatch(/^SUPPRESSION_KEYS lacks the key "of-2025"/);
});
