import { sql } from 'drizzle-orm';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { asSystem, type Tx } from '@/lib/db/doors';
import type { TopicId } from '@/lib/policy/current';

const yields = async (tx: Tx, query: ReturnType<typeof sql>): Promise<boolean> =>
  ((await tx.execute(query)) as unknown as { rows: unknown[] }).rows.length > 0;

/**
 * Also an account that is to close, and where either stands in another record of the same address: to a human it is one mailbox. Proved or
 * not, since whoever restricts is signed in or behind a code mailed to that address.
 */
const isRestricted = (tx: Tx, subjectId: string) =>
  yields(
    tx,
    sql`select 1 from subjects s join subjects other on other.email_index = s.email_index and other.kind in ('account', 'inquirer')
      where s.id = ${subjectId} and (other.restricted_at is not null or other.closes_at is not null) limit 1`,
  );

/**
 * Whether the person may be sent a marketing mail at this moment. A campaign asks more than a mail that answers the
 * person's own press: its topic has to be on, and no pause may run.
 */
export async function mayBeMailed(tx: Tx, subjectId: string, campaignId: string | null): Promise<boolean> {
  if (campaignId === null) return (await agreesToMarketing(tx, subjectId)) && !(await isRestricted(tx, subjectId));
  return yields(
    tx,
    sql`select 1 from marketing_audience m join campaigns c on c.id = ${campaignId}
      where m.subject_id = ${subjectId} and not c.topic = any(m.topics_off)`,
  );
}

/** How many people a campaign to this topic would go to now. */
export const countAudience = (topic: TopicId): Promise<number> =>
  asSystem('campaign', async (tx) => {
    const { rows } = (await tx.execute(
      sql`select count(*)::int as people from marketing_audience where not ${topic} = any(topics_off)`,
    )) as unknown as { rows: { people: number }[] };
    return rows[0]?.people ?? 0;
  });
