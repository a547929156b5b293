import pg from 'pg';
import { closeAccount } from '@/lib/accounts/close-account';
import { finishErasures } from '@/lib/data-rights/erase/finish-erasures';
import { goodPassword } from './people';

/**
 * A process of its own for tests: closes an account, has Stripe delete, and kills itself once so many statements have been
 * answered. Ends by itself with 0 where there are fewer.
 */
const [, , subjectId = '', killAfter = '0'] = process.argv;
let answered = 0;

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...words: unknown[]) {
  const result: unknown = Reflect.apply(query, this, words);
  if (result instanceof Promise) {
    void result.then(
      () => {
        answered += 1;
        if (answered === Number(killAfter)) process.kill(process.pid, 'SIGKILL');
      },
      () => undefined,
    );
  }
  return result;
} as typeof query;

await closeAccount({ id: subjectId, sessionId: 'none' }, goodPassword, 'now');
await finishErasures();
process.exit(0);
