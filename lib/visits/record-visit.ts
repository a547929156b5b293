import { asSubject, type Subject } from '@/lib/db/doors';
import { randomId } from '@/lib/db/random-id';
import { visits } from '@/lib/db/tables/visits';
import type { UsageId } from '@/lib/policy/current';
import { getKey } from '@/lib/subjects/keys';

/** Records what S1.B names and nothing else: when, from which IP address, and what was done. */
export async function recordVisit(subject: Subject, usage: UsageId, clientAddress: string): Promise<void> {
  await asSubject(subject, async (tx) => {
    const id = randomId();
    const key = await getKey(tx, subject.id);
    await tx
      .insert(visits)
      .values({ id, subjectId: subject.id, usageRecord: usage, ...key.seal(visits, id, { ipAddress: clientAddress }) });
  });
}
