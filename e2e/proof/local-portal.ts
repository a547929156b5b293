import { openPglite } from '@/lib/db/drivers';
import { freePort } from '@/lib/testing/free-port';
import { plain } from '../support/read-forms';
import { startPortal } from '../support/start-portal';
import { Visitor } from '../support/visitor';
import { type Commands, makeCommands } from './commands';
import { type MetPortal, until } from './live';
import { makeRunFolder, type RunFolder } from './run-folder';

export interface LocalPortal extends MetPortal {
  site: string;
  folder: RunFolder;
  commands: Commands;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The database by itself, as its owner; only while the server is stopped. */
  query<T>(work: (query: (text: string, values?: unknown[]) => Promise<unknown>) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** A portal without settings, but for where it keeps its data and whose X-Forwarded-For counts. */
export async function makeLocalPortal(): Promise<LocalPortal> {
  const folder = makeRunFolder();
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  // Empty counts as not set, and keeps what stands in an .env file out.
  const settings = { DATABASE_URL: '', DATA_DIR: folder.data, TRUSTED_PROXIES: '127.0.0.1' };
  let server: { stop(): Promise<void> } | null = null;
  let starts = 0;
  const stop = async () => {
    await server?.stop();
    server = null;
  };
  const mailbox = new Visitor(site, '127.0.0.1');
  const findMail = async (address: string, subject: string) => {
    const { body } = await mailbox.ask('/mailbox');
    const mails = [...body.matchAll(/<article\b.*?<\/article>/gs)].map(([mail]) => plain(mail));
    return mails.find((mail) => mail.includes(address) && mail.includes(subject));
  };
  const textTo = async (address: string, subject: string) => {
    await until(`a mail about "${subject}"`, async () => (await findMail(address, subject)) !== undefined);
    return (await findMail(address, subject)) ?? '';
  };
  return {
    site,
    folder,
    commands: makeCommands(folder, () => settings),
    async start() {
      starts += 1;
      server = await startPortal(port, { ...settings, ...folder.environment }, `${folder.logs}/server-${starts}.log`);
    },
    stop,
    async query(work) {
      const { client, close } = await openPglite(folder.data);
      try {
        return await work((text, values) => client.query(text, values));
      } finally {
        await close();
      }
    },
    textTo,
    async linkTo(address, subject) {
      const [link] = /https?:\/\/[^\s<>"')\]]+\?token=[^\s<>"')\]]+/.exec(await textTo(address, subject)) ?? [];
      const { pathname, search } = new URL(link ?? '');
      return pathname + search;
    },
    async end() {
      await stop();
      folder.remove();
    },
  };
}
