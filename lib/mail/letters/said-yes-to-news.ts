import { currentConsents } from '@/lib/consent/current-consents';
import type { Tx } from '@/lib/db/doors';

/** Whoever typed the address also decided for its owner, who is told before a press makes it count. */
export const saidYesToNews = async (tx: Tx, subjectId: string): Promise<boolean> =>
  (await currentConsents(tx, subjectId)).get('marketing')?.decision === 'granted';
