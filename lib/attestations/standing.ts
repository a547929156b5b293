import { desc, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { asHandler, asSystem, type Tx } from '@/lib/db/doors';
import { attestations } from '@/lib/db/tables/attestations';
import { dayIn, type IsoDay, operatorZone } from '@/lib/requests/iso-day';

/** Which day it is where the company is. */
export const companyDay = (at: Date): IsoDay => dayIn(operatorZone, at);

const withdrawal = alias(attestations, 'withdrawal');

/** What stands behind a promise of people, as the public may see it: no name, no evidence. */
export interface Standing {
  attestation: string;
  department: string;
  doneOn: string;
  expiresOn: string;
}

const notWithdrawn = (tx: Tx) =>
  sql`${isNull(attestations.withdraws)} and ${notExists(
    tx.select({ id: withdrawal.id }).from(withdrawal).where(sql`${withdrawal.withdraws} = ${attestations.id}`),
  )}`;

/** Of each attestation the one that was done last and not withdrawn, expired or not. */
export const listStanding = (): Promise<Map<string, Standing>> =>
  asSystem('attestations', async (tx) => {
    const rows = await tx
      .selectDistinctOn([attestations.attestation], {
        attestation: attestations.attestation,
        department: sql<string>`${attestations.department}`,
        doneOn: sql<string>`${attestations.doneOn}::text`,
        expiresOn: sql<string>`${attestations.expiresOn}::text`,
      })
      .from(attestations)
      .where(notWithdrawn(tx))
      .orderBy(attestations.attestation, desc(attestations.doneOn), desc(attestations.expiresOn));
    return new Map(rows.map((row) => [row.attestation, row]));
  });

/** All that were given, with who and on what evidence, the newest first: for handlers. */
export const listAttestations = (handler: string) =>
  asHandler(handler, 'attestations', (tx) =>
    tx
      .select({
        id: attestations.id,
        attestation: attestations.attestation,
        department: attestations.department,
        doneOn: attestations.doneOn,
        expiresOn: attestations.expiresOn,
        evidence: attestations.evidence,
        by: attestations.by,
        withdrawnBy: withdrawal.by,
        reason: withdrawal.evidence,
      })
      .from(attestations)
      .leftJoin(withdrawal, sql`${withdrawal.withdraws} = ${attestations.id}`)
      .where(isNull(attestations.withdraws))
      .orderBy(desc(attestations.at))
      .limit(200),
  );
