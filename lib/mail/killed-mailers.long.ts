import { afterAll, it } from 'vitest';
import { killMailers } from '@/lib/testing/killed-mailers';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });

it('200 mailers killed at random moments lose nothing, and send one mail twice each at the most', async () => {
  const twice = await killMailers(database.admin, smtp, 200);
  process.stdout.write(`200 kills, ${twice} mails sent twice\n`);
});
