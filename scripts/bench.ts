import { Pool } from 'pg';
import { findProfile } from '@/lib/accounts/profiles';
import { readOverview } from '@/lib/data-rights/overview';
import { closeDatabase } from '@/lib/db/client';
import { migrateDatabase } from '@/lib/db/migrate';
import { createOrdinaryOwner } from '@/lib/testing/ordinary-owner';
import { fillProfile, makePerson } from '@/lib/testing/people';
import { startPostgres } from '@/lib/testing/postgres';
import { testSettings } from '@/lib/testing/test-settings';
import { recordVisit } from '@/lib/visits/record-visit';
import { benchCampaigns } from './lib/bench-campaigns';
import { benchCopy } from './lib/bench-copy';
import { compare } from './lib/compare';

const postgres = await startPostgres();
const owner = await createOrdinaryOwner(postgres.adminUrl);
const url = await owner.createDatabase('bench');
Object.assign(process.env, testSettings(url));
await migrateDatabase(url);
const admin = new URL(postgres.adminUrl);
admin.pathname = '/bench';
const plain = new Pool({ connectionString: admin.href, max: 10 });
// The cluster goes at the end, and idle connections with it.
plain.on('error', () => undefined);

try {
  const person = await makePerson('bench@portal.test');
  await fillProfile(person);
  await plain.query(
    'create table plain_visits (id text primary key, subject_id text, at timestamptz, ip text, done text)',
  );
  process.stdout.write(
    `${'median of 5 alternating rounds'.padEnd(46)} ${'plain SQL'.padStart(11)} ${'portal'.padStart(11)}  ratio\n`,
  );
  await compare(
    'read and open one profile, through a door',
    () => plain.query('select * from profiles where subject_id = $1', [person.id]),
    () => findProfile(person),
  );
  await compare(
    'seal and record one visit, through a door',
    () =>
      plain.query('insert into plain_visits values (gen_random_uuid(), $1, now(), $2, $3)', [
        person.id,
        '203.0.113.7',
        'saw',
      ]),
    () => recordVisit(person, 'saw-overview', '203.0.113.7'),
  );
  await compare(
    'everything on the first page of My Data',
    () =>
      plain.query(
        'select * from accounts a left join profiles p using (subject_id) left join lateral (select count(*), max(at) from visits v where v.subject_id = a.subject_id) v on true where a.subject_id = $1',
        [person.id],
      ),
    () => readOverview(person),
  );
  const [few, other] = [await makePerson('few@portal.test'), await makePerson('other@portal.test')];
  await fillProfile(other);
  await benchCopy(plain, person, few, other);
  await benchCampaigns(plain);
} finally {
  await plain.end();
  await closeDatabase();
  await postgres.stop();
}
