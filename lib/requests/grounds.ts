/** Why a request can be refused, as the log and the person are told beside the reason in words. */
export const groundLabels = {
  unidentified: 'We could not make sure that it is you',
  unfounded: 'It is manifestly unfounded or excessive',
  law: 'A law does not let us, or has us keep the data',
  others: 'It would touch the rights of others',
  'not-held': 'We hold nothing of the kind',
} as const;

export type Ground = keyof typeof groundLabels;

export const isGround = (word: string): word is Ground => Object.hasOwn(groundLabels, word);
