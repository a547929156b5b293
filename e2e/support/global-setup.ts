import { freePort } from '@/lib/testing/free-port';
import { createOrdinaryOwner, onDatabase } from '@/lib/testing/ordinary-owner';
import { startPostgres } from '@/lib/testing/postgres';
import { startSmtp } from '@/lib/testing/smtp';
import { findChromium } from './find-chromium';
import { freshSettings } from './own-portal';
import { startInbox } from './start-inbox';
import { startPortal } from './start-portal';

/** One database, mail server and portal for the whole run. The test processes learn of them by E2E_*. */
export default async function setUp(): Promise<() => Promise<void>> {
  const started: { stop(): Promise<void> }[] = [];
  const tearDown = async () => {
    for (const each of started.toReversed()) await each.stop();
  };
  const keep = <T extends { stop(): Promise<void> }>(each: T) => {
    started.push(each);
    return each;
  };
  try {
    const browser = await findChromium();
    const postgres = keep(await startPostgres());
    const owner = await createOrdinaryOwner(postgres.adminUrl);
    const databaseUrl = await owner.createDatabase('portal');
    const smtp = keep(await startSmtp());
    const inbox = keep(await startInbox(smtp));
    const port = await freePort();
    const site = `http://127.0.0.1:${port}`;
    const settings = freshSettings(databaseUrl, site, smtp.url);
    keep(await startPortal(port, settings));
    Object.assign(process.env, {
      E2E_SITE: site,
      E2E_SETTINGS: JSON.stringify(settings),
      E2E_INBOX: inbox.url,
      E2E_DATABASE: onDatabase(postgres.adminUrl, 'portal'),
      E2E_CHROMIUM: browser.executablePath,
      E2E_LIBRARIES: browser.libraryPath,
    });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
