/**
 * What each mail is: marketing alone needs a live consent and carries the opt-out. The database knows marketing by
 * the beginning of its name.
 */
export const mailClasses = {
  'verify-email': 'security',
  'reset-password': 'security',
  'confirm-new-email': 'security',
  'email-changed': 'security',
  'password-changed': 'security',
  'address-code': 'security',
  'confirm-inquiry': 'service',
  'inquiry-answer': 'service',
  'request-received': 'service',
  'request-to-confirm': 'service',
  'request-extended': 'service',
  'request-answered': 'service',
  'restriction-began': 'service',
  'restriction-lift': 'service',
  'restriction-ended': 'service',
  'account-closing': 'service',
  'account-closed': 'service',
  'data-deleted': 'service',
  'child-data-deleted': 'service',
  'erasure-obstructed': 'service',
  'erasure-completed': 'service',
  'consent-receipts': 'service',
  'opt-out-link': 'service',
  'child-question': 'service',
  'child-purged': 'service',
  'policy-change': 'service',
  'audit-checkpoint': 'service',
  'marketing-welcome': 'marketing',
  'marketing-campaign': 'marketing',
  'marketing-renewal': 'marketing',
} as const;

export type TemplateId = keyof typeof mailClasses;
