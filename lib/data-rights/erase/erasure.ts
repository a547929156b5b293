/** Each place that can hold something of a person, in the order in which a report names them. */
export const stores = ['records', 'sessions', 'outbox', 'copies', 'stripe'] as const;
export type Store = (typeof stores)[number];

/**
 * How far a store is. `waiting`: the next try comes by itself. `assistance`: a person at the company has to see to it.
 * The others are ends, and each is told in words of its own: `destroyed` by this erasure; `already-gone`, by somebody
 * else before; `not-found`: the store knows nobody of that identifier; `nothing-held` there in the first place.
 */
export const stepStates = ['waiting', 'assistance', 'destroyed', 'already-gone', 'not-found', 'nothing-held'] as const;
export type StepState = (typeof stepStates)[number];

/**
 * Why a store needs a person's help: no key for it is set, the number of the record cannot be opened, something is open
 * there, it refused, or it has not answered for days.
 */
export const obstacles = ['no-key', 'unreadable', 'unpaid-invoice', 'open-dispute', 'refused', 'unanswered'] as const;
export type Obstacle = (typeof obstacles)[number];

export interface Step {
  store: Store;
  state: StepState;
  obstacle: Obstacle | null;
  /** When the state of now was reached. */
  at: Date;
}

/** What is known of one erasure. Nothing in it leads to the person. */
export interface Erasure {
  /** 128 random bits: whoever has it may read this. Also the number of the certificate. */
  id: string;
  /**
   * Why: the person wanted it, in My Data or by writing to us; `child`: it was confirmed to be a child's data; `restored`: done
   * once more after a backup was restored.
   */
  cause: 'closed' | 'asked' | 'child' | 'restored';
  policyVersion: string;
  requestedAt: Date;
  /** When rows and key were destroyed. */
  erasedAt: Date;
  /** When the last store was done; null until then. */
  completedAt: Date | null;
  /** Rows destroyed, by the name of the table in the data map. */
  counts: Partial<Record<string, number>>;
  /** A legal hold that the person may know of keeps what it names, and the key of it. */
  isHeld: boolean;
  /** A keyed hash of the address stays, against marketing. */
  isSuppressed: boolean;
  /** When the last backup from before is overwritten. */
  backupsUntil: Date;
  /** One for each store. */
  steps: readonly Step[];
}
