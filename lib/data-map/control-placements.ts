/** What the columns of the controls, the attestations and the notices of change hold: a part of the data map. */
export const controlPlacements = {
  jobRuns: { job: 'bookkeeping', doneAt: 'bookkeeping', failedAt: 'bookkeeping' },
  policyNotices: {
    id: 'bookkeeping',
    subjectId: 'subject',
    version: 'bookkeeping',
    queuedAt: 'bookkeeping',
    sentAt: 'bookkeeping',
    readAt: 'bookkeeping',
  },
  noticePeriods: { noticeHash: 'bookkeeping', months: 'bookkeeping' },
  attestations: {
    id: 'bookkeeping',
    attestation: 'bookkeeping',
    withdraws: 'bookkeeping',
    department: 'bookkeeping',
    doneOn: 'bookkeeping',
    expiresOn: 'bookkeeping',
    evidence: 'bookkeeping',
    by: 'staff',
    at: 'bookkeeping',
  },
} as const;
