import { expect, it } from 'vitest';
import { insertVisits } from '@/lib/testing/insert-visits';
import { makePerson } from '@/lib/testing/people';
import { plansOf, tellPlans } from '@/lib/testing/query-plans';
import { readCopy } from '@/lib/testing/read-copy';
import { useDatabase } from '@/lib/testing/use-database';

const database = useDatabase();

it('a later page of a copy begins where the one before ended, however few rows the database expects', async () => {
  await tellPlans(database.admin);
  const mia = await makePerson('mia@portal.test');
  await insertVisits(database.admin, mia.id, 4500);
  // Of each other person a hundred, past the check of who they are.
  await database.admin.query(
    `set session_replication_role = replica;
     insert into visits (id, subject_id, at, usage_record)
       select 'visit-' || n, 'other-' || n % 500, now() - n * interval '1 minute', 'saw-activity' from generate_series(1, 50000) n;
     set session_replication_role = default; analyze visits`,
  );
  const plans = (await plansOf(() => readCopy(mia))).filter((plan) =>
    plan.includes('("visits"."at", "visits"."id") <'),
  );
  expect(plans).toHaveLength(2);
  for (const plan of plans) {
    expect(plan).toContain('Index Scan Backward using visits_subject on visits');
    expect(plan).not.toContain('Sort');
  }
});
