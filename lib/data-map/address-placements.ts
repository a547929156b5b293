/** What the columns of the two tables hold that lead to an address and to nobody: a part of the data map. */
export const addressPlacements = {
  addressCodes: {
    id: 'bookkeeping',
    browserHash: 'key',
    emailIndex: 'key',
    codeHash: 'key',
    tries: 'bookkeeping',
    createdAt: 'bookkeeping',
    expiresAt: 'bookkeeping',
    usedAt: 'bookkeeping',
  },
  addressSessions: { tokenHash: 'key', emailIndex: 'key', seenAt: 'bookkeeping', endsAt: 'bookkeeping' },
} as const;
