import { asc, desc, eq, getTableColumns, ne } from 'drizzle-orm';
import { asSubject, type DataSubject, type Tx } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { requestSteps } from '@/lib/db/tables/request-steps';
import { requests } from '@/lib/db/tables/requests';
import { getKey } from '@/lib/subjects/keys';
import type { AskedField } from './asked-fields';
import { dayIn, operatorZone } from './iso-day';

type Row = typeof requests.$inferSelect;

/** A request as its person sees it. */
export type RequestView = Omit<Row, 'subjectId' | 'acknowledgedAt' | 'decidedBy' | 'extendableTo'> & {
  /** An agent asked for it, and the person has still to say whether that is so. */
  waitsForPerson: boolean;
  /** Decided by people, and not appealed yet. */
  canAppeal: boolean;
  /** The day it was due on is over, and it is not closed. */
  isLate: boolean;
};

export interface StepView {
  id: string;
  step: (typeof requestSteps.$inferSelect)['step'];
  at: Date;
  dueOn: string | null;
  said: string | null;
  /** Who wrote it in the person's name. */
  agent: string | null;
  answered: string | null;
  /** Of the first step: the item of an inquiry that the request is about, and when that arrived; null once it is not held. */
  about: { inquiry: string; field: AskedField; receivedAt: Date | null } | null;
}

/** How many of those that are closed a page shows. */
export const closedAtMost = 50;

function viewOf({ subjectId, acknowledgedAt, decidedBy, extendableTo, ...row }: Row): RequestView {
  const canAppeal =
    row.state === 'closed' &&
    row.dueOn !== null &&
    row.appealedAt === null &&
    (row.outcome === 'done' || row.outcome === 'refused');
  const isLate = row.state !== 'closed' && row.dueOn !== null && row.dueOn < dayIn(operatorZone, new Date());
  const waitsForPerson = row.agent === 'unconfirmed' && row.state === 'open';
  return { ...row, canAppeal, isLate, waitsForPerson };
}

export interface OwnRequests {
  open: RequestView[];
  closed: RequestView[];
}

/** What is open, all of it, and the newest of what is closed, in a door of the person's own. */
export async function readRequests(tx: Tx): Promise<OwnRequests> {
  const newest = (state: 'open' | 'closed', atMost: number) =>
    tx
      .select()
      .from(requests)
      .where(state === 'closed' ? eq(requests.state, 'closed') : ne(requests.state, 'closed'))
      .orderBy(desc(requests.receivedAt))
      .limit(atMost);
  const [open, closed] = [await newest('open', 200), await newest('closed', closedAtMost)];
  return { open: open.map(viewOf), closed: closed.map(viewOf) };
}

export const listRequests = (subject: DataSubject): Promise<OwnRequests> => asSubject(subject, readRequests);

async function readSteps(tx: Tx, subjectId: string, requestId: string): Promise<StepView[]> {
  const key = await getKey(tx, subjectId);
  const rows = await tx
    .select({ ...getTableColumns(requestSteps), receivedAt: inquiries.receivedAt })
    .from(requestSteps)
    .leftJoin(inquiries, eq(inquiries.id, requestSteps.aboutInquiry))
    .where(eq(requestSteps.requestId, requestId))
    .orderBy(asc(requestSteps.sequence));
  return rows.map((row) => {
    const {
      id,
      step,
      at,
      dueOn,
      said,
      agent,
      answered,
      receivedAt,
      aboutInquiry: inquiry,
      aboutField: field,
    } = key.open(requestSteps, row.id, row);
    return {
      id,
      step,
      at,
      dueOn,
      said,
      agent,
      answered,
      about: inquiry && field ? { inquiry, field, receivedAt } : null,
    };
  });
}

/** One request of the person with all that happened to it; null where it is nobody's or another's. */
export const findRequest = (
  subject: DataSubject,
  id: string,
): Promise<{ request: RequestView; steps: StepView[] } | null> =>
  asSubject(subject, async (tx) => {
    const [row] = await tx.select().from(requests).where(eq(requests.id, id));
    return row ? { request: viewOf(row), steps: await readSteps(tx, subject.id, id) } : null;
  });
