import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** `stall` takes the connection and then says nothing; `down` refuses the connection; `quote` refuses with the address in it. */
export type SmtpBehaviour = 'ok' | 'refuse-4xx' | 'refuse-5xx' | 'quote' | 'stall' | 'down';

export interface ReceivedMail extends ParsedMail {
  /** The envelope, which is where a mail really goes. */
  envelope: { from: string; to: readonly string[] };
  /** Every byte, as it came. */
  raw: Buffer;
}

export interface Smtp {
  url: string;
  messages: readonly ReceivedMail[];
  /** Also finds a mail that has already arrived. Rejects after `timeoutMs` (10 seconds). */
  waitFor(matches: (mail: ReceivedMail) => boolean, timeoutMs?: number): Promise<ReceivedMail>;
  setBehaviour(behaviour: SmtpBehaviour): Promise<void>;
  stop(): Promise<void>;
}

const refusals = {
  'refuse-4xx': { responseCode: 451, message: 'Try again later' },
  'refuse-5xx': { responseCode: 550, message: 'No such mailbox' },
} as const;

/** A real mail server on loopback that keeps what it receives. */
export async function startSmtp(): Promise<Smtp> {
  const messages: ReceivedMail[] = [];
  const listeners = new Set<() => void>();
  let behaviour: SmtpBehaviour = 'ok';
  let port = 0;

  const newServer = () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onMailFrom(_address, _session, done) {
        if (behaviour === 'stall') return;
        const refusal = behaviour === 'refuse-4xx' || behaviour === 'refuse-5xx' ? refusals[behaviour] : null;
        if (refusal) done(Object.assign(new Error(refusal.message), { responseCode: refusal.responseCode }));
        else done();
      },
      onRcptTo({ address }, _session, done) {
        if (behaviour !== 'quote') return done();
        done(Object.assign(new Error(`<${address}> is greylisted`), { responseCode: 450 }));
      },
      onData(stream, session, done) {
        const { mailFrom, rcptTo } = session.envelope;
        const take = async () => {
          const raw = await buffer(stream);
          const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((each) => each.address) };
          messages.push(Object.assign(await simpleParser(raw), { envelope, raw }));
          done();
          for (const listener of listeners) listener();
        };
        take().catch(done);
      },
    });
    // A client that hangs up in the middle is part of the tests.
    server.on('error', () => {});
    return server;
  };

  let server: SMTPServer | null = null;
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const opened = newServer();
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', () => {
        const address = opened.server.address();
        if (address && typeof address === 'object') port = address.port;
        opened.off('error', reject);
        server = opened;
        resolve();
      });
    });
  const close = () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve();
      for (const connection of server.connections) connection.close();
      server.close(() => resolve());
      server = null;
    });

  await open();
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    waitFor: (matches, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const finish = () => {
          const mail = messages.find(matches);
          if (!mail) return;
          clearTimeout(timer);
          listeners.delete(finish);
          resolve(mail);
        };
        const timer = setTimeout(() => {
          listeners.delete(finish);
          const seen = messages.map((mail) => `${mail.envelope.to.join(', ')}: ${mail.subject}`).join('\n');
          reject(new Error(`No such mail within ${timeoutMs} ms. Received:\n${seen || '(none)'}`));
        }, timeoutMs);
        listeners.add(finish);
        finish();
      }),
    async setBehaviour(next) {
      behaviour = next;
      if (next === 'down') await close();
      else if (!server) await open();
    },
    stop: close,
  };
}
