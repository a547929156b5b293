/** Points per duration (seconds). Each is counted in the database, so it survives a restart and holds across servers. */
export const limits = {
  signInByIpAddress: { points: 30, duration: 900 },
  /** One account from one place; the owner still gets in from elsewhere. */
  signInByAccountAndIpAddress: { points: 10, duration: 900 },
  /** Guesses from everywhere together. Far above what a person needs, since reaching it locks the owner out for the hour. */
  signInByAccount: { points: 1000, duration: 3600 },
  signUpByIpAddress: { points: 20, duration: 3600 },
  signUpByEmail: { points: 5, duration: 3600 },
  resetByIpAddress: { points: 20, duration: 3600 },
  /**
   * A mail to whoever asks or did not ask: a few from one network, so that nobody uses up what the owner of the address may ask for
   * from elsewhere, and some more from all of them together.
   */
  resetByEmailAndIpAddress: { points: 5, duration: 3600 },
  resetByEmail: { points: 20, duration: 3600 },
  inquiryByIpAddress: { points: 20, duration: 3600 },
  inquiryByEmail: { points: 10, duration: 3600 },
  /** As above. The opt-out itself has no limit. */
  optOutLinkByIpAddress: { points: 20, duration: 3600 },
  optOutLinkByEmailAndIpAddress: { points: 5, duration: 3600 },
  optOutLinkByEmail: { points: 20, duration: 3600 },
  /** Whoever holds a mail may be anybody: they start mail again this often, and stop it without end. Apart from the person's own limit. */
  startByLinkBySubject: { points: 20, duration: 3600 },
  codeByIpAddress: { points: 20, duration: 3600 },
  codeByEmailAndIpAddress: { points: 5, duration: 3600 },
  /** With five tries a code these are 100 guesses an hour at one of a hundred million. */
  codeByEmail: { points: 20, duration: 3600 },
  /** A mail to somebody who did not ask for it, and an end of what they are sent. */
  childReportByIpAddress: { points: 10, duration: 3600 },
  childReportByEmail: { points: 3, duration: 3600 },
  childReportByContact: { points: 5, duration: 3600 },
  guessByIpAddress: { points: 60, duration: 900 },
  /** By the keyed hash of the address, which whoever has no account is known by. */
  changeByMailbox: { points: 120, duration: 900 },
  requestByMailbox: { points: 10, duration: 3600 },
  copyByMailbox: { points: 20, duration: 3600 },
  linkByIpAddress: { points: 60, duration: 900 },
  passwordBySubject: { points: 10, duration: 900 },
  /** Each is work for a person, and a mail. */
  requestBySubject: { points: 10, duration: 3600 },
  changeBySubject: { points: 120, duration: 900 },
  emailChangeBySubject: { points: 5, duration: 3600 },
  emailChangeByEmail: { points: 5, duration: 3600 },
  /** Signing takes time; the number itself cannot be guessed. */
  certificateByIpAddress: { points: 60, duration: 900 },
  copyBySubject: { points: 20, duration: 3600 },
  /** A page that waits for a copy asks once a second, and after half a minute every five: two of them, and more. */
  progressBySubject: { points: 400, duration: 900 },
} as const;

export type LimitName = keyof typeof limits;
