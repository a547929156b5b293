import { once } from 'node:events';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseNamedKeys } from '@/lib/settings';
import { freePort } from '@/lib/testing/free-port';
import { asAdmin } from '@/lib/testing/ordinary-owner';
import { freshSecrets } from '@/lib/testing/test-settings';
import { placesOfCluster } from '@/lib/testing/traces/postgres-places';
import { spawnPortal } from '../support/spawn-portal';
import type { Source } from './backup';
import { until } from './live';
import { keysOpened, openWith, peopleWith, textsWith } from './open';
import type { Proof } from './proof';
import type { Erased } from './prove-server';
import { mayName, tablesNaming } from './rows-left';
import { newKek, type ServerPortal } from './server-portal';

/** The settings of a server on a restored backup: today's keys and a copy of today's ledger. */
function settingsBeside(portal: ServerPortal, { url }: Source, name: string): Record<string, string> {
  const ledger = `${portal.folder.ledger}/${name}.ndjson`;
  copyFileSync(portal.settings.ERASURE_LEDGER ?? '', ledger);
  return {
    ...portal.settings,
    DATABASE_URL: url,
    ERASURE_LEDGER: ledger,
    CHECKPOINT_FILE: `${portal.folder.ledger}/${name}-checkpoints.txt`,
  };
}

/** The sentence with which a server refuses to start. */
async function refusalToStart(portal: ServerPortal, settings: Record<string, string>): Promise<string> {
  const refused = spawnPortal(
    await freePort(),
    { ...settings, ...portal.folder.environment },
    `${portal.folder.logs}/refused.log`,
  );
  const [code] = await once(refused.child, 'close');
  if (code !== 1) throw new Error(`The server ended with ${code}: ${refused.said()}`);
  return refused.said();
}

/** How many mails have come to addresses with this mark. */
const mailsTo = ({ smtp }: ServerPortal, mark: string): number =>
  smtp.messages.filter(({ envelope }) => envelope.to.some((to) => to.includes(mark.toLowerCase()))).length;

/** The backup of before the erasure, restored as docs/operations.md tells it. */
export async function proveRestore(
  proof: Proof,
  portal: ServerPortal,
  { life, bystander, backup }: Erased,
): Promise<void> {
  proof.begin('The backup of before the erasure, restored beside today’s keys');
  const { mark, marks } = life.canaries;
  await portal.stop();
  const source = await backup.restore('portal_restored');
  const settings = settingsBeside(portal, source, 'restored');
  const opened = () => openWith(portal.commands, source.adminUrl, settings);
  const before = await opened();
  const ids = peopleWith(before, marks);
  const brought = textsWith(before, marks);
  proof.claim(
    `It brings the person back: ${brought} texts open, for it holds their key, wrapped by a key that is still there.`,
    brought > 0,
  );
  const said = await refusalToStart(portal, settings);
  proof.claim(
    'So no server starts on it. It says: run npm run restore:replay first.',
    /restored backup[\s\S]*restore:replay/.test(said),
    said,
  );

  const replay = await portal.commands.start(
    ['npm', 'run', '--silent', 'restore:replay', '--', '--restored'],
    settings,
  );
  proof.claim(
    'npm run restore:replay erases them again, with what the ledger outside the database tells.',
    replay.code === 0 && /People erased +2 /.test(replay.said),
    replay.said,
  );
  const after = await opened();
  const left = textsWith(after, marks);
  proof.claim(
    'After it nothing of the person is there and nothing opens, but for their number at Stripe, sealed anew until Stripe is asked once more.',
    textsWith(after, [mark]) === 0 && left === 1 && ids.every((id) => !(id in after.people)),
    `${left} texts open.`,
  );
  const naming = await asAdmin(source.adminUrl, (admin) => tablesNaming(admin, ids));
  proof.claim('Their random id stands in the audit trail alone.', naming.join() === mayName.join(), naming.join());
  proof.claim(
    'Whoever else was in the backup opens as before.',
    textsWith(after, bystander.marks) === textsWith(before, bystander.marks),
  );
  const mails = mailsTo(portal, mark);
  await portal.start(settings);
  const { visitor, account } = life;
  await visitor.fillWrongly('/sign-in', 'Sign in', { email: account.email, password: account.password });
  await until('Stripe is asked once more', () =>
    asAdmin(source.adminUrl, async (admin) => (await admin.query('select 1 from farewells')).rows.length === 0),
  );
  proof.claim(
    'A server starts on it then, and asks. Nothing is left that opens, no mail goes to the person, and their password signs nobody in.',
    textsWith(await opened(), marks) === 0 && mailsTo(portal, mark) === mails,
    `${mailsTo(portal, mark) - mails} mails.`,
  );
  await portal.stop();
}

/** Every key that a portal has today, by the name of its setting. */
const keysToday = ({ settings }: ServerPortal): [string, string][] =>
  Object.entries({ ...settings, KEKS: readFileSync(settings.KEKS_FILE ?? '', 'utf8') }).flatMap(([name, text]) => {
    const named = parseNamedKeys(text) ?? parseNamedKeys(`only:${text}`) ?? [];
    return named.map(({ key }): [string, string] => [name, key.toString('base64')]);
  });

/** A stray copy of the same backup, which nobody replays: only the end of its key-encryption key ends it. */
export async function proveStrayCopy(
  proof: Proof,
  portal: ServerPortal,
  { life, bystander, backup }: Erased,
): Promise<void> {
  proof.begin('A stray copy of that backup, without the ledger');
  const { marks } = life.canaries;
  const { adminUrl } = await backup.restore('portal_stray');
  const open = (settings: Record<string, string>) => openWith(portal.commands, adminUrl, settings);
  const then = await open(portal.settings);
  proof.claim(
    `As long as the key-encryption key of then exists, whoever has it reads the person: ${textsWith(then, marks)} texts.`,
    textsWith(then, marks) > 0,
  );

  const { KEKS_FILE: file = '' } = portal.settings;
  writeFileSync(file, `${newKek('today')}\n${readFileSync(file, 'utf8')}`);
  await portal.commands.run('mina', ['keys:rotate']);
  const early = await portal.commands.start(['npm', 'run', '--silent', 'keys:retire', '--', 'then'], portal.settings);
  proof.claim(
    'After npm run keys:rotate the old key stays for as long as a backup needs it: npm run keys:retire refuses.',
    early.code === 1 && early.said.includes('Nothing was destroyed'),
    early.said,
  );
  const shifted = "update kek_retirements set unused_since = now() - interval '31 days'";
  await portal.ask((admin) => admin.query(shifted));
  await portal.commands.run('mina', ['keys:retire', 'then']);
  proof.claim(
    'Once the backup window is over (31 days, by the database’s clock set forward), npm run keys:retire destroys it.',
    !readFileSync(file, 'utf8').includes('then:'),
  );

  const keys = keysToday(portal);
  const opened: string[] = [];
  for (const [name, key] of keys) {
    // The copy names the key that it needs: each key there is is tried under that name.
    const { people, shut } = await open({ ...portal.settings, ...freshSecrets(), KEKS_FILE: '', KEKS: `then:${key}` });
    if (keysOpened({ people, shut }) > 0 || shut === 0) opened.push(name);
  }
  proof.claim(
    `With none of the ${keys.length} keys there are does anybody’s key in the copy open, nor any text.`,
    keys.length > 4 && opened.length === 0,
    opened.join(),
  );
  const live = await openWith(portal.commands, portal.adminUrl, portal.settings);
  proof.claim(
    'Whoever is in the database today opens as before, under today’s key.',
    textsWith(live, bystander.marks) > 0,
  );
  proof.nothingIn(
    'And in all of the cluster, both restored databases included, nothing of the person can be read.',
    await portal.ask(placesOfCluster),
    life.canaries.texts(),
  );
}
