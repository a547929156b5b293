import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Client } from 'pg';
import { freePort } from '@/lib/testing/free-port';
import { asAdmin, createOrdinaryOwner, onDatabase } from '@/lib/testing/ordinary-owner';
import { startPostgres } from '@/lib/testing/postgres';
import { type Smtp, startSmtp } from '@/lib/testing/smtp';
import { type StripeServer, startStripe } from '@/lib/testing/stripe-server';
import { freshSettings } from '../support/own-portal';
import { startPortal } from '../support/start-portal';
import { type Commands, makeCommands } from './commands';
import type { MetPortal } from './live';
import { makeRunFolder, type RunFolder } from './run-folder';

/** Says everything it is asked, values included, as a careless operator would have it; page images in its log, as in real life. */
const talkative = { logging_collector: 'on', log_statement: 'all', full_page_writes: 'on' };

export interface ServerPortal extends MetPortal {
  site: string;
  folder: RunFolder;
  settings: Record<string, string>;
  smtp: Smtp;
  stripe: StripeServer;
  commands: Commands;
  adminUrl: string;
  version: string;
  /** Asks as a superuser, who sees what is really there. */
  ask<T>(work: (admin: Client) => Promise<T>): Promise<T>;
  start(settings?: Record<string, string>): Promise<void>;
  /** The server alone; the rest goes on. */
  stop(): Promise<void>;
  end(): Promise<void>;
}

export const newKek = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

/** A mail's link, as path and query. */
const linkOf = (text: string): string => {
  const [link] = /https?:\/\/[^\s<>"')\]]+\?token=[^\s<>"')\]]+/.exec(text) ?? [];
  if (!link) throw new Error(`This mail has no link: ${text}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
};

/** A production server on a PostgreSQL, a mail server and a stand-in for Stripe of its own, its keys in a file, behind a proxy that it trusts. */
export async function makeServerPortal(): Promise<ServerPortal> {
  const folder = makeRunFolder();
  const postgres = await startPostgres(talkative);
  const smtp = await startSmtp();
  const stripe = await startStripe();
  const url = await (await createOrdinaryOwner(postgres.adminUrl)).createDatabase('portal');
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const adminUrl = onDatabase(postgres.adminUrl, 'portal');
  const keysFile = `${folder.keys}/keks`;
  writeFileSync(keysFile, `${newKek('then')}\n`, { mode: 0o600 });
  const { KEKS: _, ...rest } = freshSettings(url, site, smtp.url);
  const settings = {
    ...rest,
    KEKS_FILE: keysFile,
    DATA_DIR: folder.data,
    ERASURE_LEDGER: `${folder.ledger}/erasures.ndjson`,
    CHECKPOINT_FILE: `${folder.ledger}/checkpoints.txt`,
    STRIPE_KEY: stripe.key,
    STRIPE_API: stripe.address,
  };
  let server: { stop(): Promise<void> } | null = null;
  let starts = 0;
  const ask = <T>(work: (admin: Client) => Promise<T>) => asAdmin(adminUrl, work);
  const stop = async () => {
    await server?.stop();
    server = null;
  };
  const textTo = async (address: string, subject: string): Promise<string> => {
    const fits = (mail: Smtp['messages'][number]) =>
      mail.envelope.to.includes(address) && (mail.subject ?? '').includes(subject);
    await smtp.waitFor(fits, 30_000);
    return smtp.messages.findLast(fits)?.text ?? '';
  };
  return {
    site,
    folder,
    settings,
    smtp,
    stripe,
    commands: makeCommands(folder, () => settings),
    adminUrl,
    version: await ask(
      async (admin) => (await admin.query("select split_part(version(), ' ', 2) as version")).rows[0].version,
    ),
    ask,
    async start(changed = settings) {
      starts += 1;
      server = await startPortal(port, { ...changed, ...folder.environment }, `${folder.logs}/server-${starts}.log`);
    },
    stop,
    async end() {
      await stop();
      await smtp.stop();
      await stripe.stop();
      await postgres.stop();
      folder.remove();
    },
    textTo,
    linkTo: async (address, subject) => linkOf(await textTo(address, subject)),
  };
}
