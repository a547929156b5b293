import { and, count, countDistinct, desc, eq, inArray, isNotNull, isNull, notExists, notInArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { asSystem, type Tx } from '@/lib/db/doors';
import { consentEvents } from '@/lib/db/tables/consent-events';
import { subjects } from '@/lib/db/tables/subjects';
import type { ConsentId } from '@/lib/policy/current';

export interface Affected {
  /** People with a confirmed account: whom a material release is told to. */
  accounts: number;
  /** Mailboxes of people without an account who proved the address of their inquiry: whom one that concerns inquiries is told to. */
  inquirers: number;
  /** People whose newest word on each consent is a yes. */
  agreed: Map<ConsentId, number>;
}

async function countAgreed(tx: Tx, consent: ConsentId): Promise<number> {
  const newest = tx
    .selectDistinctOn([consentEvents.subjectId], { decision: consentEvents.decision })
    .from(consentEvents)
    .where(
      and(
        eq(consentEvents.consent, consent),
        isNotNull(consentEvents.subjectId),
        isNull(consentEvents.topic),
        notInArray(consentEvents.decision, ['paused', 'resumed']),
      ),
    )
    .orderBy(consentEvents.subjectId, desc(consentEvents.sequence))
    .as('newest');
  const [row] = await tx
    .select({ people: count() })
    .from(newest)
    .where(inArray(newest.decision, ['granted']));
  return row?.people ?? 0;
}

async function countInquirers(tx: Tx): Promise<number> {
  const account = alias(subjects, 'account');
  const isAccount = and(
    eq(account.emailIndex, subjects.emailIndex),
    eq(account.kind, 'account'),
    isNotNull(account.provedAt),
  );
  const [row] = await tx
    .select({ people: countDistinct(subjects.emailIndex) })
    .from(subjects)
    .where(
      and(
        eq(subjects.kind, 'inquirer'),
        isNotNull(subjects.provedAt),
        notExists(tx.select().from(account).where(isAccount)),
      ),
    );
  return row?.people ?? 0;
}

/** How many people a release reaches, by the consents that it asks again. Reads whole tables: for a command by hand. */
export const countAffected = (consents: readonly ConsentId[]): Promise<Affected> =>
  asSystem('policy', async (tx) => {
    const [row] = await tx
      .select({ people: count() })
      .from(subjects)
      .where(and(eq(subjects.kind, 'account'), isNotNull(subjects.provedAt)));
    const inquirers = await countInquirers(tx);
    const agreed = new Map<ConsentId, number>();
    for (const consent of consents) agreed.set(consent, await countAgreed(tx, consent));
    return { accounts: row?.people ?? 0, inquirers, agreed };
  });
