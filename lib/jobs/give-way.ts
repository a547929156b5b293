import { env } from '@/lib/env';
import { policy } from '@/lib/policy/current';
import { replacedBy } from './check-versions';

let isGivingWay = false;

/**
 * Ends a server in order once the day of another version has come: its pages were prerendered, and its forms built, for
 * the one before. What started it builds and starts it anew (`npm start` does).
 */
export async function giveWay(): Promise<void> {
  const next = env().dev ? null : replacedBy(policy.version, new Date());
  if (next === null || isGivingWay) return;
  isGivingWay = true;
  const at = new Date().toISOString();
  process.stderr.write(`${JSON.stringify({ at, event: 'policy-takes-effect', version: next })}\n`);
  process.kill(process.pid, 'SIGTERM');
}
