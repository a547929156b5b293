import type { LiveCode, State } from '@/lib/controls/judge-live';
import type { NamedTest, TestCode } from '@/lib/controls/judge-tests';
import type { OpenReason } from '@/lib/controls/open-points';

export const stateWords: Record<State, string> = {
  kept: 'Kept',
  amber: 'Needs attention',
  unknown: 'Not known yet',
  untested: 'Not tested here',
};

/** What was seen; the time of it follows, where there is one. */
export const liveWords: Record<LiveCode, string> = {
  ran: 'Last ran',
  'not-run-yet': 'Has not run yet. This server started',
  late: 'Should have run since. Last ran',
  failed: 'Failed when it last ran',
  'mail-waits': 'A mail has waited for too long, since',
  'mail-given-up': 'A mail was given up and waits for one of us, as of',
  sealed: 'Newest seal',
  unsealed: 'Something has waited for its seal for too long, since',
  'ledger-waits': 'Something has waited to be written down outside the database for too long, since',
  'none-overdue': 'Nothing is overdue, as of',
  'requests-overdue': 'At least one request is overdue, as of',
  'purge-overdue': 'A confirmed report is past its 72 hours, as of',
  'deletion-needs-person': 'At least one deletion waits for one of us, as of',
  rotated: 'So it is, as of',
  'not-rotated': 'Some are still wrapped by an older one, as of',
  published: 'All that was found is published, as of',
  unpublished: 'Something was found that the policy does not name there, as of',
  'backup-made': 'Newest backup',
  'backup-old': 'The newest backup is older than two days',
  'backup-not-reported': 'No backup has been reported to the portal',
  'backup-is-yours': 'On this computer nobody makes backups but you, and none was reported',
};

/** The day of the run follows, where one is known. */
export const testWords: Record<TestCode, (count: string) => string> = {
  passed: (count) => `${count}, passed on this build`,
  'passed-before': (count) => `${count} in this build and not run on it; passed in the last run, of an earlier build,`,
  'not-run': (count) => `${count} in this build, not run on it`,
  missing: () => 'A test that proves it is gone',
  failed: () => 'A test that proves it failed on this build',
  'failed-before': () => 'A test that proves it failed in the last run, of an earlier build,',
  unlisted: (count) => `${count}; this build kept no list of those it has`,
};

const promises = (count: number) => (count === 1 ? 'One promise of people' : `${count} promises of people`);
const works = (count: number) => (count === 1 ? 'One thing the portal does' : `${count} things the portal does`);

/** What waits, and for whom; a command stands between backticks. */
export const openWords: Record<OpenReason, { what: (count: number) => string; who: string }> = {
  broken: {
    what: (count) => `${works(count)}, failed, late or waiting for somebody`,
    who: 'Whoever runs this server: each line below says since when.',
  },
  tests: {
    what: (count) => `${works(count)}, with a test that failed or is gone`,
    who: 'Whoever develops the portal.',
  },
  'attestation-over': {
    what: (count) => `${promises(count)} whose attestation is over`,
    who: 'The company, by `npm run attest`: it stands for a year at most.',
  },
  'not-attested': {
    what: (count) => `${promises(count)} that nobody has attested yet`,
    who: 'The company, by `npm run attest`, once the department in charge says that it was done.',
  },
  'not-seen': {
    what: (count) => `${works(count)}, of which there was nothing to see yet`,
    who: 'Nobody has to do anything: most are known within minutes of a start.',
  },
  untested: {
    what: (count) => `${works(count)}, with tests that were not run on this build`,
    who: 'Whoever builds the portal, by `npm test`. Until then their tests exist and prove nothing.',
  },
};

/** Null where there is nothing to say of this one alone. */
export function resultWords({ there, result }: NamedTest): string | null {
  if (there === false) return 'gone';
  return result === 'not-run' ? 'did not run' : result;
}

export const countTests = (count: number): string => (count === 1 ? 'One test' : `${count} tests`);

/** A title as a person reads it: what a runner fills in is left open. */
export const readableTitle = (test: string): string =>
  test
    .split(' > ')
    .slice(1)
    .join(' ')
    .replaceAll(/\{[^}]*\}|%[sdifjo]/g, '…');
