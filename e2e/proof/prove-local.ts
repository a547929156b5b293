import { Canaries } from './canaries';
import { Coverage } from './coverage';
import {
  askPeople,
  askSignedIn,
  changeEverything,
  chooseByLink,
  chooseInMyData,
  closeAccount,
  deleteInquiry,
  giveUp,
  heldBy,
  lookAround,
  nameAgents,
  openAccount,
  restrict,
  signInEveryWay,
  takeCopy,
  takeFiles,
} from './live';
import type { LocalPortal } from './local-portal';
import { plantInDatabase, plantInFolder, uprootFromDatabase } from './plant';
import { newControl, type Proof } from './proof';
import { dataPlaces } from './run-folder';
import { TellingVisitor } from './telling-visitor';
import { joinInquiry, liveWithoutAccount } from './without-account';

/** While the server is stopped: what is planted in each place is found there, in each form. */
async function proveSearch(proof: Proof, portal: LocalPortal): Promise<void> {
  const places = [...dataPlaces(portal.folder, 'local'), ...portal.folder.places()];
  const isDatabase = (folder: string) => folder.startsWith(`${portal.folder.data}/database`);
  const control = newControl();
  const uproot = places.flatMap(({ folder }) => (isDatabase(folder) ? [] : [plantInFolder(folder, control)]));
  await portal.query((query) => plantInDatabase(query, control));
  proof.everythingFound(places, control);
  for (const each of uproot) each();
  await portal.query(uprootFromDatabase);
}

/** The mailbox is for this computer alone: every file of every mail in it. */
async function openMailbox(reader: TellingVisitor): Promise<void> {
  reader.address = '127.0.0.1';
  const { body } = await reader.ask('/mailbox');
  for (const [, path = ''] of body.matchAll(/href="(\/mailbox\/[^"]+)"/g)) await reader.ask(path);
}

/** One person's life in local mode, its end, and that nothing of it can be read before or after. */
export async function proveLocal(proof: Proof, portal: LocalPortal): Promise<Coverage> {
  proof.begin('Local mode, on PGlite');
  const [canaries, coverage] = [new Canaries(), new Coverage()];
  const newVisitor = () => new TellingVisitor(portal.site, canaries, coverage);
  const visitor = newVisitor();
  const places = () => [...dataPlaces(portal.folder, 'local'), ...portal.folder.places()];

  await portal.start();
  const account = await openAccount(portal, visitor);
  await changeEverything(portal, visitor, account);
  await signInEveryWay(portal, visitor, newVisitor(), account);
  await deleteInquiry(visitor, account);
  const own = await askSignedIn(visitor, account);
  account.more.push(...own.items);
  const strangers = await liveWithoutAccount(portal, newVisitor());
  await joinInquiry(portal, newVisitor(), visitor, account);
  const request = await askPeople(visitor);
  account.more.push(...request.items);
  await giveUp(visitor, request.page);
  account.more.push(...(await nameAgents(visitor)));
  await restrict(visitor);
  await chooseInMyData(visitor);
  await chooseByLink(portal, visitor, account);
  account.profile = await visitor.fill('/my-data/correct', 'Save corrections');
  await lookAround(visitor);
  await openMailbox(newVisitor());
  const copy = await takeCopy(visitor, account);
  const lacking = heldBy(account).filter((text) => !copy.includes(text));
  proof.claim(
    `It is really held: the copy that the person took holds all ${heldBy(account).length} values.`,
    lacking.length === 0,
    lacking.join('\n'),
  );

  await portal.stop();
  await proveSearch(proof, portal);
  proof.nothingIn(
    'Nothing of the person can be read anywhere, while they still have their account.',
    places(),
    canaries.texts(),
  );

  await portal.start();
  const told = await closeAccount(visitor, account);
  await portal.textTo(account.email, 'Your account is closed');
  await takeFiles(visitor, told);
  await portal.stop();
  const [missedFields, missedRoutes] = [coverage.missedFields(), coverage.missedRoutes('local')];
  proof.claim(
    `Every field of every form was filled in: ${coverage.counts().fields}.`,
    missedFields.length === 0,
    missedFields.join(),
  );
  proof.claim('Every page and every endpoint was opened.', missedRoutes.length === 0, missedRoutes.join());
  await portal.commands.run('mina', ['inquiry', 'delete', strangers]);
  proof.nothingIn('Nothing of the person can be read anywhere after they closed it.', places(), canaries.texts());
  return coverage;
}
