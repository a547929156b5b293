import { stampClientAddress } from '@/lib/client-address/stamp-client-address';
import { ensureLocalSecrets, env } from '@/lib/env';
import { startServer } from '@/lib/jobs/start-server';
import { keepTokensFromLog } from '@/lib/redact-log';
import { StartupError } from '@/lib/startup-error';

/** A server that cannot keep its promises does not run: any failure here ends the process. */
export async function startNodeServer(): Promise<void> {
  try {
    keepTokensFromLog();
    ensureLocalSecrets();
    stampClientAddress(env().trustedProxies);
    await startServer();
  } catch (error) {
    if (error instanceof StartupError) process.stderr.write(`The portal did not start.\n${error.message}\n`);
    else console.error('The portal did not start.', error);
    process.exit(1);
  }
}
