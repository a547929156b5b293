import { and, asc, eq, gt, ne, sql } from 'drizzle-orm';
import { asSubject, holdSubject, type Subject, type Tx } from '@/lib/db/doors';
import { agents } from '@/lib/db/tables/agents';
import { addMonths } from '@/lib/policy/period-end';
import { getKey } from '@/lib/subjects/keys';
import { type AgentForm, type AgentRight, rightsOf } from './agent-schema';
import { permissionText } from './permission-text';
import { transactionTime } from './transaction-time';

export interface AgentView {
  id: string;
  name: string;
  email: string;
  /** What the person pressed, word by word. */
  permission: string;
  rights: AgentRight[];
  namedAt: Date;
  endsAt: Date;
}

/** How many one person can have named at a time. */
export const agentsAtMost = 10;

const inForce = gt(agents.endsAt, sql`now()`);

/** Whom the person of this door has named, where the permission still holds. Needs their key. */
export async function readAgents(tx: Tx, subjectId: string): Promise<AgentView[]> {
  const rows = await tx
    .select()
    .from(agents)
    .where(and(eq(agents.subjectId, subjectId), inForce))
    .orderBy(asc(agents.namedAt), asc(agents.id));
  if (rows.length === 0) return [];
  const key = await getKey(tx, subjectId);
  return rows.map((row) => {
    const { subjectId: _, ...view } = key.open(agents, row.id, row);
    return view;
  });
}

export const listAgents = (subject: Subject): Promise<AgentView[]> =>
  asSubject(subject, (tx) => readAgents(tx, subject.id));

/**
 * Names somebody to ask in the person's name, in writing: the permission is stored in the words that were shown. Sent twice, by
 * the number that the page made for it, it is one. Nothing is sent to the agent.
 */
export const nameAgent = (subject: Subject, form: AgentForm): Promise<{ ok: boolean }> =>
  asSubject(subject, async (tx) => {
    await holdSubject(tx);
    const [counted] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(agents)
      .where(and(eq(agents.subjectId, subject.id), inForce, ne(agents.id, form.number)));
    if ((counted?.count ?? 0) >= agentsAtMost) return { ok: false };
    const namedAt = await transactionTime(tx);
    const endsAt = addMonths(namedAt, Number(form.months));
    const rights = rightsOf(form);
    const { number: id, agentName: name, agentEmail: email } = form;
    const permission = permissionText({ name, email, rights, endsAt });
    const sealed = (await getKey(tx, subject.id)).seal(agents, id, { name, email, permission });
    await tx
      .insert(agents)
      .values({ id, subjectId: subject.id, rights, endsAt, ...sealed })
      .onConflictDoNothing();
    return { ok: true };
  });

/** Takes a permission back: from here on it is nowhere. Somebody else's, and one that is over, are no error and change nothing. */
export const revokeAgent = (subject: Subject, id: string): Promise<unknown> =>
  asSubject(subject, (tx) => tx.delete(agents).where(and(eq(agents.id, id), eq(agents.subjectId, subject.id))));
