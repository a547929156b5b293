import { attest, withdrawAttestation } from '@/lib/attestations/attest';
import { attestationIds, attestationSchema, withdrawalSchema } from '@/lib/attestations/schema';
import { companyDay, listAttestations, listStanding } from '@/lib/attestations/standing';
import { policy } from '@/lib/policy/current';
import { handlerName } from './lib/handler-name';
import { readInput } from './lib/read-input';
import { runCommand } from './lib/run-command';
import { print, refuse } from './lib/terminal';

const usage = `npm run attest -- list                        what people are to attest, and how each stands
npm run attest -- add < attestation.json      writes down that something was done
npm run attest -- log                         every attestation, with who, on what evidence, and what was withdrawn
npm run attest -- withdraw NUMBER < why.json  ends one that does not hold

attestation.json: {"attestation": "training", "department": "one that section 9 names", "doneOn": "2026-11-20",
  "expiresOn": "2027-11-20", "evidence": "where the proof lies"}
why.json: {"reason": "…"}
The attestation, the department and the two days are published; evidence and HANDLER are not.

HANDLER names who is acting (by default the login of this machine).`;

const refusals = {
  'not-done-yet': 'That day is still to come. Nothing was changed.',
  'expires-before': 'It has to expire after the day it was done. Nothing was changed.',
  'expires-too-late': 'It can stand for a year at most. Nothing was changed.',
  'not-found': 'There is no such attestation. Nothing was changed.',
  'withdrawn-already': 'This attestation has been withdrawn before. Nothing was changed.',
} as const;

async function add(handler: string): Promise<number> {
  const input = await readInput(attestationSchema);
  if (!input.ok) return refuse(input.error);
  const result = await attest(handler, input.value);
  if (!result.ok) return refuse(refusals[result.error]);
  print(`Attested: ${result.value}. It stands on /policy/proof until ${input.value.expiresOn}.`);
  return 0;
}

async function list(): Promise<number> {
  const standing = await listStanding();
  const today = companyDay(new Date());
  const due = attestationIds.filter((id) => (standing.get(id)?.expiresOn ?? '') <= today);
  for (const id of attestationIds) {
    const found = standing.get(id);
    const state = found
      ? `${due.includes(id) ? 'overdue since' : 'until'} ${found.expiresOn}, ${found.department}`
      : 'not attested';
    print(`${id.padEnd(24)}  ${state.padEnd(48)}  ${policy.attestations[id]}`);
  }
  print(`${due.length} of ${attestationIds.length} to attest`);
  return 0;
}

async function log(handler: string): Promise<number> {
  const rows = await listAttestations(handler);
  for (const { id, attestation, department, doneOn, expiresOn, evidence, by, withdrawnBy, reason } of rows) {
    print(`${id}  ${attestation}  ${doneOn} to ${expiresOn}  ${department}  by ${by}: ${evidence}`);
    if (withdrawnBy !== null) print(`${' '.repeat(id.length)}  withdrawn by ${withdrawnBy}: ${reason}`);
  }
  print(`${rows.length} given`);
  return 0;
}

async function withdraw(handler: string, id: string): Promise<number> {
  const input = await readInput(withdrawalSchema);
  if (!input.ok) return refuse(input.error);
  const result = await withdrawAttestation(handler, id, input.value.reason);
  if (!result.ok) return refuse(refusals[result.error]);
  print('Withdrawn.');
  return 0;
}

await runCommand(async ([command, word]) => {
  const handler = handlerName();
  if (command === 'list' && !word) return list();
  if (command === 'add' && !word) return add(handler);
  if (command === 'log' && !word) return log(handler);
  if (command === 'withdraw' && word) return withdraw(handler, word);
  return refuse(usage);
});
