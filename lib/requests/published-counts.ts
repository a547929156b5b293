export interface RequestCount {
  received: number;
  complied: number;
  denied: number;
  /** From receipt to the answer. Null while nothing is answered. */
  medianDays: number | null;
}

export interface PublishedCount {
  /** `few`: from one to four. */
  received: number | 'few';
  /** What became of them. Null where that would tell of a few people, or of nobody. */
  ends: { complied: number; denied: number; medianDays: number | null } | null;
}

/** Whoever knows that somebody made a request must not learn from a number what became of that one. */
const leastShown = 5;

const isTelling = (count: number): boolean => count > 0 && count < leastShown;

/**
 * A count as it may be published. It is broken down only where each part of it is nobody or five and more, the rest that is
 * open or was cancelled included: a part left out alone could be worked out from the others.
 */
export function publishCount({ received, complied, denied, medianDays }: RequestCount): PublishedCount {
  if (isTelling(received)) return { received: 'few', ends: null };
  const rest = received - complied - denied;
  const isShown = received > 0 && ![complied, denied, rest].some(isTelling);
  return { received, ends: isShown ? { complied, denied, medianDays } : null };
}
