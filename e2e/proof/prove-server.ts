import { policy } from '@/lib/policy/current';
import { placesOfCluster } from '@/lib/testing/traces/postgres-places';
import type { Place } from '@/lib/testing/traces/scan';
import { shortestText } from '@/lib/testing/traces/search';
import type { Backup, BackupProgram } from './backup';
import { Canaries } from './canaries';
import { Coverage } from './coverage';
import { closeAccount, heldBy, openAccount, takeFiles, until } from './live';
import { openWith, peopleWith, textsWith } from './open';
import { plantInDatabase, plantInFolder, uprootFromDatabase } from './plant';
import { newControl, type Proof } from './proof';
import { mayName, tablesNaming, tablesWithCell } from './rows-left';
import { dataPlaces } from './run-folder';
import type { ServerPortal } from './server-portal';
import { TellingVisitor } from './telling-visitor';
import { type Life, liveWholeLife } from './whole-life';

export interface Erased {
  life: Life;
  /** Somebody else, who stays. */
  bystander: Canaries;
  /** Made before the erasure. */
  backup: Backup;
}

const folderPlaces = ({ folder }: ServerPortal) => [...dataPlaces(folder, 'server'), ...folder.places()];

const placesBeside = async (portal: ServerPortal, dump: Place): Promise<Place[]> => [
  dump,
  ...(await portal.ask(placesOfCluster)),
  ...folderPlaces(portal),
];

/** The items of the policy that were chosen from a list. */
const chosenItems = ({ chosen }: Canaries): string[] =>
  [...chosen].flatMap(([name, value]) => (Object.hasOwn(policy.items, name) ? [value] : []));

/** Nothing of the person in any place; what they chose from a list not in the database either, short or long. */
async function proveNothing(proof: Proof, portal: ServerPortal, dump: Place, canaries: Canaries, when: string) {
  const places = await placesBeside(portal, dump);
  proof.nothingIn(
    `Without the keys nothing of the person can be read in any of these places, ${when}.`,
    places,
    canaries.texts(),
  );
  const chosen = chosenItems(canaries);
  const long = chosen.filter((value) => value.length >= shortestText).map((value) => [`the choice ${value}`, value]);
  proof.nothingIn(
    `Nor, in the database, what they chose from a list, where it is long enough for a search (${long.length} of ${chosen.length} values), ${when}.`,
    [dump, ...(await portal.ask(placesOfCluster))],
    Object.fromEntries(long),
  );
  const left = await portal.ask((admin) => tablesWithCell(admin, chosen));
  proof.claim(`No cell of any table is one of those ${chosen.length} values, ${when}.`, left.length === 0, left.join());
}

/** The search is not blind: what is planted is found, in each place and form. */
async function proveSearch(proof: Proof, portal: ServerPortal, program: BackupProgram) {
  const [control, short] = [newControl(), 'Zq'];
  const uproot = folderPlaces(portal).map(({ folder }) => plantInFolder(folder, control));
  await portal.ask((admin) => plantInDatabase((text, values) => admin.query(text, values), control, short));
  proof.everythingFound(await placesBeside(portal, await program.read()), control);
  const cells = await portal.ask((admin) => tablesWithCell(admin, [short]));
  proof.claim(
    'So does the look at every cell of every table, however short.',
    cells.join() === 'planted',
    cells.join(),
  );
  for (const each of uproot) each();
  await portal.ask((admin) => uprootFromDatabase((text) => admin.query(text)));
}

function proveHeld(proof: Proof, { copy, account, canaries }: Life): void {
  const held = heldBy(account);
  const lacking = [...held, canaries.ipAddress].filter((text) => !copy.includes(text));
  proof.claim(
    `It is really held: the copy that the person took holds all ${held.length} values of the account, and the IP address.`,
    lacking.length === 0,
    lacking.join('\n'),
  );
}

/** After the end, for the page that closes an account has a form too. */
function proveCoverage(proof: Proof, { coverage }: Life): void {
  const { fields, actions } = coverage.counts();
  const [missedFields, missedActions] = [coverage.missedFields(), coverage.missedActions()];
  proof.claim(`Every field of every form was filled in: ${fields}.`, missedFields.length === 0, missedFields.join());
  proof.claim(`Every server action was used: ${actions}.`, missedActions.length === 0, missedActions.join());
  const missedRoutes = coverage.missedRoutes('server');
  proof.claim('Every page and every endpoint was opened.', missedRoutes.length === 0, missedRoutes.join());
}

/** A mail waits that the mail server refused, quoting the address in its refusal. */
async function leaveMailWaiting(portal: ServerPortal, { visitor, account }: Life): Promise<void> {
  await portal.smtp.setBehaviour('quote');
  await visitor.fill('/reset-password', 'Send me a link', { email: account.email });
  await until('the mail server refuses a mail', () =>
    portal.ask(
      async (admin) => (await admin.query('select 1 from outbox where last_error is not null')).rows.length > 0,
    ),
  );
}

async function takeBackup(portal: ServerPortal, program: BackupProgram): Promise<Backup> {
  if (!program.needsQuiet) return program.make();
  await portal.stop();
  const backup = await program.make();
  await portal.start();
  return backup;
}

/** Everybody of whom the live database holds something, as whoever has the keys reads it. */
const openLive = ({ commands, adminUrl, settings }: ServerPortal) => openWith(commands, adminUrl, settings);

/** The account by its owner, the inquiry sent signed out by a handler; and the mail of farewell is out. */
async function eraseAll(proof: Proof, portal: ServerPortal, { visitor, account, strangers }: Life): Promise<void> {
  // The first try at Stripe fails, with the person's number there in the words of the failure.
  portal.stripe.fail(/customers/, 'broken', 1);
  const told = await closeAccount(visitor, account);
  await portal.commands.run('mina', ['inquiry', 'delete', strangers]);
  await portal.smtp.setBehaviour('ok');
  await portal.smtp.waitFor(
    ({ subject, envelope }) => envelope.to.includes(account.email) && subject === 'Your account is closed',
    60_000,
  );
  const waiting =
    'select 1 from outbox union all select 1 from farewells union all select 1 from erasure_entries where line is null union all select 1 from erasures where completed_at is null';
  await until('mail, farewells, ledger and the deletion at Stripe are done', () =>
    portal.ask(async (admin) => (await admin.query(waiting)).rows.length === 0),
  );
  await takeFiles(visitor, told);
  const { leadsTo } = await visitor.ask('/my-data');
  proof.claim(
    'The account is closed by its owner; the session opens nothing.',
    leadsTo === '/sign-in',
    String(leadsTo),
  );
  await visitor.fillWrongly('/sign-in', 'Sign in', { email: account.email, password: account.password });
  proof.claim(
    'Their record at Stripe (a stand-in) is deleted.',
    portal.stripe.all.customers.every(({ deleted }) => deleted === true),
  );
}

/** One person's life in server mode, its end, and that nothing of it can be read before or after. */
export async function proveServer(proof: Proof, portal: ServerPortal, program: BackupProgram): Promise<Erased> {
  proof.begin('Server mode, on PostgreSQL');
  await portal.start();
  const bystander = new Canaries();
  // No marketing: whatever follows a list of who gets it comes to its end with the person.
  const decisions = { 'decide-marketing': 'no' };
  await openAccount(portal, new TellingVisitor(portal.site, bystander, new Coverage()), decisions);
  const life = await liveWholeLife(portal);
  const { canaries } = life;
  proveHeld(proof, life);
  await proveSearch(proof, portal, program);

  await leaveMailWaiting(portal, life);
  const backup = await takeBackup(portal, program);
  const before = await openLive(portal);
  const ids = peopleWith(before, canaries.marks);
  proof.claim(
    `With the keys the person’s texts open: ${textsWith(before, canaries.marks)} of them, in two records (the account, and the inquiry sent signed out).`,
    ids.length === 2,
    ids.join(),
  );
  await proveNothing(proof, portal, backup.place, canaries, 'while they have their account');

  await eraseAll(proof, portal, life);
  proveCoverage(proof, life);
  const after = await openLive(portal);
  proof.claim(
    'With the keys nothing of the person opens any more.',
    textsWith(after, canaries.marks) === 0 && ids.every((id) => !(id in after.people)),
  );
  proof.claim(
    `Whoever else is there opens as before: ${textsWith(after, bystander.marks)} texts.`,
    textsWith(after, bystander.marks) > 0 && textsWith(after, bystander.marks) === textsWith(before, bystander.marks),
  );
  const naming = await portal.ask((admin) => tablesNaming(admin, ids));
  proof.claim(
    'Their random id stands in the audit trail alone, which keeps what was done and not to whom.',
    naming.join() === mayName.join(),
    naming.join(),
  );
  await proveNothing(proof, portal, await program.read(), canaries, 'after they have gone');
  return { life, bystander, backup };
}
