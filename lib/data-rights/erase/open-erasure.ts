import { sql } from 'drizzle-orm';
import type { TableName } from '@/lib/data-map/data-map';
import type { Tx } from '@/lib/db/doors';
import { fromNow } from '@/lib/db/from-now';
import { randomId } from '@/lib/db/random-id';
import { erasureSteps } from '@/lib/db/tables/erasure-steps';
import { erasures } from '@/lib/db/tables/erasures';
import { farewells } from '@/lib/db/tables/farewells';
import { subjects } from '@/lib/db/tables/subjects';
import { env } from '@/lib/env';
import { queueMail } from '@/lib/mail/queue-mail';
import type { TemplateId } from '@/lib/mail/template-ids';
import { policy } from '@/lib/policy/current';
import { findProcessor } from '@/lib/policy/find-processor';
import { emailIndex } from '@/lib/subjects/email-index';
import { createKey } from '@/lib/subjects/keys';
import { completeErasure } from './complete-erasure';
import type { Erasure, Step } from './erasure';
import type { Remembered } from './remembered';

/** What the transaction that destroyed a person has to tell of it. */
interface Done {
  cause: Erasure['cause'];
  requestedAt: Date | null;
  counts: Partial<Record<TableName, number>>;
  isHeld: boolean;
  isSuppressed: boolean;
  remembered: Remembered;
}

type NewStep = Pick<Step, 'store' | 'state' | 'obstacle'>;

function stripeStep({ stripeCustomerId, isNumberDamaged }: Remembered): NewStep {
  if (isNumberDamaged) return { store: 'stripe', state: 'assistance', obstacle: 'unreadable' };
  return { store: 'stripe', state: stripeCustomerId === null ? 'nothing-held' : 'waiting', obstacle: null };
}

/** Sessions and mail are rows, destroyed with the others. A copy is streamed to whoever takes it, and none is kept. */
function stepsOf({ counts, remembered }: Done): NewStep[] {
  const ofRows = (count = 0): Pick<Step, 'state' | 'obstacle'> => ({
    state: count > 0 ? 'destroyed' : 'nothing-held',
    obstacle: null,
  });
  const step = stripeStep(remembered);
  return [
    { store: 'records', state: 'destroyed', obstacle: null },
    { store: 'sessions', ...ofRows(counts.sessions) },
    { store: 'outbox', ...ofRows(counts.outbox) },
    { store: 'copies', state: 'nothing-held', obstacle: null },
    ...(step.state === 'nothing-held' && !findProcessor('stripe') ? [] : [step]),
  ];
}

/** A person of its own, with a key of its own, for what is left to do: to have Stripe delete, and to tell. */
async function leaveFarewell(tx: Tx, id: string, { email, stripeCustomerId }: Remembered, isOver: boolean) {
  await tx
    .insert(subjects)
    .values({ id, kind: 'farewell', emailIndex: emailIndex(id), eraseAfter: isOver ? fromNow('farewell') : null });
  const key = await createKey(tx, id);
  await tx.insert(farewells).values({ subjectId: id, ...key.seal(farewells, id, { email, stripeCustomerId }) });
}

const templates = {
  closed: 'account-closed',
  asked: 'data-deleted',
  child: 'child-data-deleted',
  restored: 'data-deleted',
} as const satisfies Record<Done['cause'], TemplateId>;

/**
 * Writes down an erasure in the transaction that carries it out: how far each store is, and the farewell that tells the
 * person and knows what is still to be done elsewhere.
 *
 * @returns its number
 */
export async function openErasure(tx: Tx, farewellId: string, done: Done): Promise<string> {
  const id = randomId();
  const steps = stepsOf(done);
  const isOver = steps.every(({ state }) => state !== 'waiting' && state !== 'assistance');
  const { cause, requestedAt, counts, isHeld, isSuppressed } = done;
  // After a restored backup nobody is told: they were, when it was done first.
  const remembered = { ...done.remembered, ...(cause === 'restored' && { email: null }) };
  await leaveFarewell(tx, farewellId, remembered, isOver);
  await tx.insert(erasures).values({
    id,
    subjectId: farewellId,
    cause,
    policyVersion: policy.version,
    requestedAt: requestedAt ?? sql`now()`,
    counts,
    isHeld,
    isSuppressed,
    backupsUntil: sql`now() + make_interval(days => ${env().backupDays})`,
  });
  await tx.insert(erasureSteps).values(steps.map((step) => ({ erasureId: id, ...step })));
  if (isOver) await completeErasure(tx, id);
  if (remembered.email !== null) await queueMail(tx, { template: templates[cause], subjectId: farewellId });
  return id;
}
