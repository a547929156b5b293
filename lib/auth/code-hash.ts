import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/** What stands of a mailed code in the database: keyed, since eight digits would be guessed from a plain hash. Of one mail alone. */
export const codeHash = (id: string, code: string): string =>
  createHmac('sha256', env().indexKey).update(`address-code\0${id}\0${code}`).digest('hex');
