import { writeSync } from 'node:fs';
import { connection } from '@/lib/db/client';
import { ensureLocalSecrets } from '@/lib/env';
import { startSignUp } from './people';

/**
 * A process of its own for tests: signs people up in the embedded database of DATA_DIR, under names
 * that begin with its parameter, and says each one only once it is stored.
 */
const [, , prefix = 'person'] = process.argv;
ensureLocalSecrets();
await connection();
for (let person = 0; ; person += 1) {
  const email = `${prefix}${person}@portal.test`;
  await startSignUp(email);
  writeSync(1, `${email}\n`);
}
