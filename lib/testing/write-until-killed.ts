import { writeSync } from 'node:fs';
import { signUp } from '@/lib/accounts/sign-up';
import { connection } from '@/lib/db/client';
import { ensureLocalSecrets } from '@/lib/env';
import { goodPassword } from './people';

/** A process of its own for tests: signs people up in the embedded database of DATA_DIR, and says each one only once it is stored. */
ensureLocalSecrets();
await connection();
for (let person = 0; ; person += 1) {
  const email = `person${person}@portal.test`;
  await signUp({ email, password: goodPassword, decisions: { account: 'yes', abroad: 'yes', marketing: 'no' } });
  writeSync(1, `${email}\n`);
}
