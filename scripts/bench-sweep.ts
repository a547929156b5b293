import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { findProfile } from '@/lib/accounts/profiles';
import { sweepExpired } from '@/lib/data-rights/sweep-expired';
import { closeDatabase } from '@/lib/db/client';
import type { Subject } from '@/lib/db/doors';
import { migrateDatabase } from '@/lib/db/migrate';
import { createOrdinaryOwner } from '@/lib/testing/ordinary-owner';
import { fillProfile, makePerson } from '@/lib/testing/people';
import { startPostgres } from '@/lib/testing/postgres';
import { testSettings } from '@/lib/testing/test-settings';

const visits = Number(process.env.BENCH_VISITS ?? 1_000_000);
const readsWhenIdle = 3_000;
/** As often as somebody in front of the page would ask, and not as fast as the machine can. */
const readEveryMs = 4;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Past the triggers and foreign keys: what is measured is how they go. */
async function insertExpired(admin: Client): Promise<void> {
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into visits (id, subject_id, at, usage_record)
     select md5(n::text), 'person-' || n % 5000, now() - interval '13 months' - n * interval '1 second', 'saw-overview'
     from generate_series(1, $1) n`,
    [visits],
  );
  await admin.query('set session_replication_role = default');
  await admin.query('truncate audit_events, audit_details');
  await admin.query('vacuum analyze visits');
}

/** Milliseconds that each read of a profile took, one every few milliseconds until told to stop. */
async function readUntil(person: Subject, isOver: (reads: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver(times.length)) {
    times.push(1000 * (await secondsOf(() => findProfile(person))));
    await delay(readEveryMs);
  }
  return times;
}

const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
const tell = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms, ${times.length} reads`;

const postgres = await startPostgres();
try {
  const owner = await createOrdinaryOwner(postgres.adminUrl);
  const url = await owner.createDatabase('bench');
  Object.assign(process.env, testSettings(url));
  await migrateDatabase(url);
  const asSuperuser = new URL(postgres.adminUrl);
  asSuperuser.pathname = '/bench';
  const admin = new Client({ connectionString: asSuperuser.href });
  await admin.connect();
  const person = await makePerson('bench@portal.test');
  await fillProfile(person);

  await insertExpired(admin);
  const plain = await secondsOf(() => admin.query("delete from visits where at < now() - interval '12 months'"));
  await insertExpired(admin);
  const alone = await secondsOf(() => sweepExpired());
  const idle = await readUntil(person, (reads) => reads >= readsWhenIdle);
  await insertExpired(admin);
  let over = false;
  const reading = readUntil(person, () => over);
  const meanwhile = await secondsOf(() => sweepExpired());
  over = true;
  const busy = await reading;

  const perSecond = (seconds: number) => `${Math.round(visits / seconds).toLocaleString('en')} visits/s`.padStart(18);
  const share = (seconds: number) => `${Math.round((100 * plain) / seconds)} % of the plain speed`;
  say(`${visits.toLocaleString('en')} visits past their 12 months, with the audit row of each`);
  say(`one plain DELETE          ${perSecond(plain)}`);
  say(`the sweep, alone          ${perSecond(alone)}  ${share(alone)}`);
  say(`the sweep, while read     ${perSecond(meanwhile)}  ${share(meanwhile)}`);
  say(`a read of a profile, idle  ${tell(idle)}`);
  say(
    `the same during the sweep  ${tell(busy)}, p99 ${(percentile(busy, 0.99) / percentile(idle, 0.99)).toFixed(1)} times idle`,
  );
  await admin.end();
} finally {
  await closeDatabase();
  await postgres.stop();
}
