/** What a signed-in person can have done here, in the words they read. The whole of the "service usage records" of S1.B. */
export const usageLabels = {
  'signed-in': 'Signed in',
  'saw-overview': 'Looked at My Data',
  'saw-activity': 'Looked at your activity',
  'completed-profile': 'Filled in your profile',
  'corrected-profile': 'Corrected your profile',
  'asked-email-change': 'Asked for a new email address',
  'changed-password': 'Changed your password',
  'changed-consent': 'Changed a consent',
  'took-copy': 'Downloaded a copy of your data',
  'ended-session': 'Ended another session',
  'sent-inquiry': 'Sent an inquiry',
  'deleted-inquiry': 'Deleted an inquiry',
  'ended-restriction': 'Ended the restriction of your data',
  'sent-request': 'Sent a request about your data',
  'named-agent': 'Named an agent',
  'revoked-agent': 'Took a permission back from an agent',
  'changed-request': 'Added to a request, cancelled it or appealed',
} as const;

export type UsageId = keyof typeof usageLabels;
