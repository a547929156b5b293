import { sql } from 'drizzle-orm';
import { asHandler, recordLook, type Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { ok, type Result, refuse } from '@/lib/result';
import { findKey } from '@/lib/subjects/keys';
import type { SubjectKey } from '@/lib/subjects/subject-key';
import type { AskedField } from './asked-fields';
import { findHandled } from './decide-request';
import { readDisputesOf } from './disputes';

/** The item of an inquiry that a request is about, as it stands now. */
export interface AskedItem {
  inquiry: string;
  field: AskedField;
  value: string;
  /** What the person says of it, where it was refused before. */
  dispute: string | null;
}

/** For a handler who has looked at the request's person. Null where the inquiry is gone, or it is about something else. */
export async function findAskedItem(tx: Tx, key: SubjectKey, requestId: string): Promise<AskedItem | null> {
  const { rows } = (await tx.execute(
    sql`select inquiry, field, value from portal_asked_item(${requestId})`,
  )) as unknown as {
    rows: { inquiry: string; field: AskedField; value: Uint8Array | null }[];
  };
  const [row] = rows;
  if (!row?.value) return null;
  const { inquiry, field } = row;
  const opened: Record<string, unknown> = key.open(inquiries, inquiry, { [field]: row.value });
  const dispute = (await readDisputesOf(tx, key, inquiry))[field] ?? null;
  return { inquiry, field, value: String(opened[field]), dispute };
}

/**
 * Puts right the item of an inquiry that a request is about, while it waits for its answer: the database refuses any other. What stood
 * there before is kept for the person. The answer itself is another step.
 */
export const correctAsAsked = (
  handler: string,
  id: string,
  value: string,
): Promise<Result<AskedField, 'not-found' | 'closed-already' | 'about-no-item'>> =>
  asHandler(handler, 'requests', async (tx) => {
    // Whoever decides it at this moment comes first or waits.
    const request = await findHandled(tx, id, true);
    if (!request?.subjectId) return refuse('not-found');
    if (request.state === 'closed') return refuse('closed-already');
    await recordLook(tx, request.subjectId);
    const key = await findKey(tx, request.subjectId);
    if (!key) return refuse('not-found');
    const item = request.right === 'correction' ? await findAskedItem(tx, key, id) : null;
    if (!item) return refuse('about-no-item');
    const { inquiry, field } = item;
    if (value !== item.value) {
      const { [field]: sealed } = key.seal(inquiries, inquiry, { [field]: value });
      await tx.execute(sql`select portal_correct_asked_item(${id}, ${Buffer.from(sealed as Uint8Array)})`);
    }
    return ok(field);
  });
