import { and, isNotNull, isNull } from 'drizzle-orm';
import { legalHolds } from '@/lib/db/tables/legal-holds';

/** Approved by a second handler, and not lifted yet. */
export const inForce = and(isNotNull(legalHolds.approvedAt), isNull(legalHolds.liftedAt));
