import { readFileSync } from 'node:fs';
import { controlsOf } from '@/lib/testing/traces/text-forms';
import { listServerActions } from '../support/server-actions';
import type { Part } from './proof';
import type { Life } from './whole-life';

export interface Facts {
  began: Date;
  life: Life;
  /** The commands that handlers ran in server mode. */
  commands: ReadonlySet<string>;
  backup: string;
  postgres: string;
}

const list = (items: Iterable<string>) => [...items].map((item) => `- ${item}`).join('\n');

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;

const placesTable = ({ places }: Part) =>
  places.size === 0
    ? ''
    : `\n${table(
        ['where', 'files', 'size', 'planted text found'],
        [...places.values()].map(({ place, pieces, bytes, controls }) => [
          place,
          pieces,
          size(bytes),
          controls > 0 ? `in ${controls} of ${controls} forms` : 'not planted again',
        ]),
      )}\n`;

const partSection = (part: Part) => `## ${part.title}

${list(part.claims)}
${placesTable(part)}`;

const forms = () => list(Object.keys(controlsOf('text')).map((form) => form.replace('packed', 'within gzip')));

/** The report of one run in which everything held. */
export const reportOf = (parts: readonly Part[], facts: Facts): string => `# Proof of erasure

Written by \`npm run prove:erasure -- --write\`, which stops at the first thing that does not hold. A real server is driven through its
forms by a person each of whose texts begins with the same mark, and everything the portal can write to is searched for that mark: while the
person is there, after they have gone, and in a backup of before.

${table(
  ['', ''],
  [
    ['date', facts.began.toISOString().slice(0, 10)],
    ['duration', `${Math.round((Date.now() - facts.began.getTime()) / 1000)} s`],
    ['Node', process.versions.node],
    ['PostgreSQL', facts.postgres],
    ['backup by', facts.backup],
    ['PGlite', versionOf('@electric-sql/pglite')],
    ['result', `everything held: ${parts.flatMap(({ claims }) => claims).length} statements`],
  ],
)}

${parts.map(partSection).join('\n')}
## What was typed

${facts.life.canaries.count} texts in server mode, each with a number of its own, in every field of every form. Fields are filled in as the pages show
them, and held against the policy's collection points: one that nobody filled in fails the proof. So does a server action, a page or an endpoint
of the build that nobody used.

${table(
  ['page', 'fields'],
  facts.life.coverage.fieldsByPage().map(([page, names]) => [`\`${page}\``, names.join(', ')]),
)}

Beside them: the IP address (its network too), the browser's name, session cookies and the tokens of mailed links.

What is chosen from a list is the list's text, not ours, and the build holds the list. It is searched for in the database, and a value that is
too short for that, such as a country's two letters, as a whole cell of any table.

## What was used

Server actions: ${listServerActions()
  .map(({ name }) => name.replace(/Action$/, ''))
  .sort()
  .join(', ')}.

Commands: ${[...facts.commands].sort().join(', ')}, restore:replay.

## How it is searched

Every file is read whole, and so is the dump. The forms:

${forms()}

Whatever is packed by gzip or zlib, wherever in a file it begins, is unpacked and searched in the same way; so are bytes that PostgreSQL writes as text.
PostgreSQL logs every statement with its values meanwhile, keeps whole pages in its write-ahead log, and has just gathered statistics. One
mail waits that a mail server refused with the address in its refusal, and the first try to delete the record at Stripe fails with its number in the
words of the failure.

There is no folder of exports: a copy is made while it is downloaded. What of a big one has to wait does so sealed, in a file of the temp folder without a
name; the copy of this run is too small for that, and tests of its own look into such a file. What a handler is meant to read (\`show\`) stands on the handler's
screen, and is not kept.

## What this does not prove

- **Memory and disks.** Swap, core dumps, and what a disk keeps below the file system. Before an erasure all of it is ciphertext but what stands in a
  server's memory.
- **Who else has it.** Mail servers and mailboxes that mail went through, the real Stripe, and the copy that the person took.
- **Proxies.** Their logs are set by whoever runs them: [operations.md](operations.md) has one that keeps no address and no token.
- **Shells.** A line typed on a handler's machine stands in that shell's history.
- **What is not a text.** When somebody came, what they did, how long a text is in steps of 32 bytes, and which rows belong together are not hidden
  while they are there.
- **Texts that PostgreSQL itself packs.** Values of more than 2 kB are packed in its own way, and read only in the dump. Ciphertext cannot be packed.
- **A key that leaked.** Who copied a backup and its key-encryption key while both existed keeps what they hold.
`;
