import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeZip } from 'client-zip';
import type { Pool, PoolClient } from 'pg';
import { findProfile } from '@/lib/accounts/profiles';
import { makeCopy } from '@/lib/data-rights/copy/make-copy';
import { asSystem, type Subject } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { visits } from '@/lib/db/tables/visits';
import { getKey } from '@/lib/subjects/keys';
import { compare } from './compare';
import { percentile, readDuring } from './read-during';

const copied = 100_000;
/**
 * So that the rows of one person lie among those of others, as they would: of nine thousand people, so that the database does not
 * expect anybody to have very many.
 */
const othersPerRow = 9;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** A visit every four minutes: a year of them would be more, and none is kept for longer. */
const minutesApart = 4;

/** Visits of a person one after the other, each with a sealed IP address, and of others in between; past the triggers, as a superuser may. */
async function insertVisits(plain: Pool, person: Subject, count: number): Promise<void> {
  const key = await asSystem('bench', (tx) => getKey(tx, person.id));
  const client = await plain.connect();
  await client.query('set session_replication_role = replica');
  for (let at = 0; at < count; at += 1000) {
    const ids = Array.from({ length: 1000 }, randomId);
    const sealed = ids.map((id) => Buffer.from(key.seal(visits, id, { ipAddress: '203.0.113.7' }).ipAddress));
    await client.query(
      `insert into visits (id, subject_id, at, usage_record, ip_address)
       select case when own then id else id || '-' || n end, case when own then $1 else 'other-' || n || '-' || row end, now() - ($5 - row) * $6 * interval '1 minute', 'saw-activity', sealed
       from unnest($2::text[], $3::bytea[]) with ordinality as given (id, sealed, row), generate_series(0, $4::int) n, lateral (select n = 0 as own) o`,
      [person.id, ids, sealed, othersPerRow, count - at, minutesApart],
    );
  }
  await client.query('set session_replication_role = default');
  await client.query('vacuum analyze visits');
  client.release();
}

/** Receives what a COPY sends and lets it go. */
class CopyOut {
  constructor(
    readonly text: string,
    readonly done: (error?: Error) => void,
  ) {}
  submit = (connection: { query(text: string): void }) => connection.query(this.text);
  handleCopyData = () => undefined;
  handleCommandComplete = () => undefined;
  handleReadyForQuery = () => this.done();
  handleError = (error: Error) => this.done(error);
}

const copyOut = (client: PoolClient, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const query = new CopyOut(text, (error) => (error ? reject(error) : resolve()));
    (client as unknown as { query(query: CopyOut): void }).query(query);
  });

interface Taken {
  firstByteMs: number;
  bytes: number;
  /** Above what stood there before, in this thread. */
  mostMemory: number;
  /** The same of the whole process, with the thread that opens the pages. */
  mostResident: number;
}

const memory = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Takes a copy as a browser would. With `weigh`, garbage is collected all the time, to see what is really held. */
async function take(person: Subject, weigh = false): Promise<Taken> {
  if (weigh) collectGarbage();
  const before = { memory: memory(), resident: process.memoryUsage.rss() };
  const start = performance.now();
  const taken: Taken = { firstByteMs: 0, bytes: 0, mostMemory: 0, mostResident: 0 };
  let chunks = 0;
  for await (const chunk of makeZip(makeCopy(person)) as unknown as AsyncIterable<Uint8Array>) {
    if (taken.bytes === 0) taken.firstByteMs = performance.now() - start;
    taken.bytes += chunk.length;
    chunks += 1;
    if (!weigh || chunks % 2 > 0) continue;
    collectGarbage();
    taken.mostMemory = Math.max(taken.mostMemory, memory() - before.memory);
    taken.mostResident = Math.max(taken.mostResident, process.memoryUsage.rss() - before.resident);
  }
  return taken;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** PostgreSQL's own way to hand out the same rows in the same order. */
const copyPlainly = (client: PoolClient, person: Subject): Promise<void> =>
  copyOut(
    client,
    `copy (select * from visits where subject_id = '${person.id}' order by at desc) to stdout (format csv)`,
  );

const rounds = 12;
const copiesPerRound = 4;

/** How long somebody else's profile takes meanwhile: with nothing else, while the rows are copied plainly, and during copies. */
async function readOthersMeanwhile(client: PoolClient, person: Subject, other: Subject): Promise<void> {
  const read = () => findProfile(other);
  const several = async (copy: () => Promise<unknown>) => {
    for (let made = 0; made < copiesPerRound; made += 1) await copy();
  };
  const [idle, plainly, during]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    idle.push(...(await readDuring(read, () => delay(1000))));
    plainly.push(...(await readDuring(read, () => several(() => copyPlainly(client, person)))));
    during.push(...(await readDuring(read, () => take(person))));
  }
  const shown = (times: number[]) =>
    [0.5, 0.95, 0.99].map((share) => `p${100 * share} ${percentile(times, share).toFixed(1)} ms`).join(', ');
  say(`  another profile, read meanwhile: ${shown(idle)} with nothing else,`);
  say(`  ${shown(plainly)} while the rows are copied plainly, ${shown(during)} during a copy`);
}

/** How fast a copy of very many records is, what it holds, and how others fare meanwhile. */
export async function benchCopy(plain: Pool, person: Subject, small: Subject, other: Subject): Promise<void> {
  await insertVisits(plain, small, copied / 4);
  await insertVisits(plain, person, copied);
  const client = await plain.connect();
  const compareWithCopy = (name: string) =>
    compare(
      name,
      () => copyPlainly(client, person),
      () => take(person),
      1,
    );
  await compareWithCopy(`a copy of ${copied.toLocaleString('en')} visits, each with a sealed address`);
  // As the sweep leaves them: the IP address goes after 90 days.
  await plain.query(
    `set session_replication_role = replica; update visits set ip_address = null where at < now() - interval '90 days';
     set session_replication_role = default`,
  );
  await plain.query('vacuum full analyze visits');
  await compareWithCopy('the same as the sweep leaves it');
  // Once for nothing: what is loaded on the way counts for neither.
  await take(small, true);
  const [few, many] = [await take(small, true), await take(person, true)];
  say(`  its first byte after ${(await take(person)).firstByteMs.toFixed(1)} ms, ${megabytes(many.bytes)} in all`);
  say(
    `  held meanwhile, at the most: ${megabytes(few.mostMemory)} with ${(copied / 4).toLocaleString('en')} visits, ${megabytes(many.mostMemory)} with ${copied.toLocaleString('en')};`,
  );
  say(
    `  the process grew by ${megabytes(few.mostResident)} and by ${megabytes(many.mostResident)}, its thread for opening included`,
  );
  await readOthersMeanwhile(client, person, other);
  client.release();
}
