/** What the columns of the controls and attestations hold: a part of the data map. */
export const controlPlacements = {
  jobRuns: { job: 'bookkeeping', doneAt: 'bookkeeping', failedAt: 'bookkeeping' },
  attestations: {
    id: 'bookkeeping',
    attestation: 'bookkeeping',
    withdraws: 'bookkeeping',
    department: 'bookkeeping',
    doneOn: 'bookkeeping',
    expiresOn: 'bookkeeping',
    evidence: 'bookkeeping',
    by: 'bookkeeping',
    at: 'bookkeeping',
  },
} as const;
