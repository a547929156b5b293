/** What the columns hold of what was corrected, and of what we refused to correct: a part of the data map. */
export const correctionPlacements = {
  earlierValues: {
    id: 'bookkeeping',
    subjectId: 'subject',
    item: 'bookkeeping',
    originTable: 'bookkeeping',
    originRow: 'bookkeeping',
    originColumn: 'bookkeeping',
    sealedValue: 'record',
    replacedAt: 'bookkeeping',
    actor: 'staff',
  },
  processorNotices: {
    id: 'bookkeeping',
    subjectId: 'subject',
    processor: 'bookkeeping',
    what: 'bookkeeping',
    items: 'bookkeeping',
    version: 'bookkeeping',
    causedAt: 'bookkeeping',
    outcome: 'bookkeeping',
    toldAt: 'bookkeeping',
    obstacle: 'bookkeeping',
    tries: 'bookkeeping',
    nextTryAt: 'bookkeeping',
    lockedUntil: 'bookkeeping',
  },
  /** A law has us keep it beside the item, whatever it says. */
  disputes: {
    id: 'bookkeeping',
    subjectId: 'subject',
    inquiryId: 'bookkeeping',
    field: 'bookkeeping',
    statement: 'record',
    writtenAt: 'bookkeeping',
  },
} as const;
