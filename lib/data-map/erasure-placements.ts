/** What the columns of an erasure's tables hold, and of what it needs to know: a part of the data map. */
export const erasurePlacements = {
  farewells: { subjectId: 'subject', email: 'email', stripeCustomerId: 'record' },
  stripeCustomers: { subjectId: 'subject', customerId: 'record', addedBy: 'bookkeeping', addedAt: 'bookkeeping' },
  erasures: {
    id: 'bookkeeping',
    subjectId: 'subject',
    cause: 'bookkeeping',
    policyVersion: 'bookkeeping',
    requestedAt: 'bookkeeping',
    erasedAt: 'bookkeeping',
    completedAt: 'bookkeeping',
    counts: 'bookkeeping',
    isHeld: 'bookkeeping',
    isSuppressed: 'bookkeeping',
    backupsUntil: 'bookkeeping',
  },
  erasureSteps: {
    erasureId: 'bookkeeping',
    store: 'bookkeeping',
    state: 'bookkeeping',
    obstacle: 'bookkeeping',
    at: 'bookkeeping',
    tries: 'bookkeeping',
    nextTryAt: 'bookkeeping',
    lockedUntil: 'bookkeeping',
    settledBy: 'bookkeeping',
  },
} as const;
