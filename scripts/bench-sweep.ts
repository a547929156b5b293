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
import { percentile, readDuring, secondsOf } from './lib/read-during';

/** Rounds alternate between the plain statement, the sweep and rest, so that a slow minute of the machine hits all. */
const rounds = 5;
const visitsPerRound = 200_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Past the triggers and foreign keys: what is measured is how they go. */
async function insertExpired(admin: Client): Promise<void> {
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into visits (id, subject_id, at, usage_record)
     select md5(n::text), 'person-' || n % 5000, now() - interval '13 months' - n * interval '1 second', 'saw-overview'
     from generate_series(1, $1) n`,
    [visitsPerRound],
  );
  await admin.query('set session_replication_role = default');
  await admin.query('truncate audit_events, audit_details');
  await admin.query('vacuum analyze visits');
}

const median = (values: number[]) => percentile(values, 0.5);

interface Round {
  plain: number;
  alone: number;
  whileRead: number;
  idle: number[];
  busy: number[];
}

async function runRound(admin: Client, person: Subject): Promise<Round> {
  await insertExpired(admin);
  const plain = await secondsOf(() => admin.query("delete from visits where at < now() - interval '12 months'"));
  await insertExpired(admin);
  const alone = await secondsOf(() => sweepExpired({ rules: ['visit'] }));
  await insertExpired(admin);
  const idle = await readDuring(
    () => findProfile(person),
    () => delay(1000 * alone),
  );
  let whileRead = 0;
  const busy = await readDuring(
    () => findProfile(person),
    async () => {
      whileRead = await secondsOf(() => sweepExpired({ rules: ['visit'] }));
    },
  );
  return { plain, alone, whileRead, idle, busy };
}

const speed = (seconds: number[]) =>
  `${Math.round(visitsPerRound / median(seconds)).toLocaleString('en')} visits/s`.padStart(18);
const tell = (times: number[]) =>
  `p50 ${median(times).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms, ${times.length} reads`;

function report(all: Round[]): void {
  const shares = (of: 'alone' | 'whileRead') =>
    `${Math.round(100 * median(all.map((each) => each.plain / each[of])))} % of the plain speed`;
  const [idle, busy] = [all.flatMap((each) => each.idle), all.flatMap((each) => each.busy)];
  const times = percentile(busy, 0.99) / percentile(idle, 0.99);
  say(
    `median of ${rounds} alternating rounds, ${visitsPerRound.toLocaleString('en')} visits past their 12 months in each, with an audit row for every one`,
  );
  say(`one plain DELETE           ${speed(all.map(({ plain }) => plain))}`);
  say(`the sweep, alone           ${speed(all.map(({ alone }) => alone))}  ${shares('alone')}`);
  say(`the sweep, while read      ${speed(all.map(({ whileRead }) => whileRead))}  ${shares('whileRead')}`);
  say(`a read of a profile, idle  ${tell(idle)}`);
  say(`the same during the sweep  ${tell(busy)}: its p99 is ${times.toFixed(1)} times the idle one`);
}

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
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await runRound(admin, person));
  report(all);
  await admin.end();
} finally {
  await closeDatabase();
  await postgres.stop();
}
