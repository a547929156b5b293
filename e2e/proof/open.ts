import type { Commands } from './commands';
import type { Opened } from './open-everything';

/** What can be read of a database, as a superuser, with these keys; a process of its own, for settings are read once. */
export async function openWith(
  commands: Commands,
  adminUrl: string,
  settings: Record<string, string>,
): Promise<Opened> {
  const program = [process.execPath, '--import', 'tsx', 'e2e/proof/open-everything.ts', adminUrl];
  const { code, said } = await commands.start(program, settings);
  if (code !== 0) throw new Error(`The database could not be read: ${said}`);
  return JSON.parse(said);
}

/** What tells that a text is one person's. */
type Marks = readonly string[];

const has = (text: string, marks: Marks) => marks.some((mark) => text.toLowerCase().includes(mark.toLowerCase()));

/** The ids of the people of whom a text with one of these marks opens. */
export const peopleWith = ({ people }: Opened, marks: Marks): string[] =>
  Object.entries(people).flatMap(([id, texts]) => (texts?.some((text) => has(text, marks)) ? [id] : []));

/** How many texts with one of these marks open. */
export const textsWith = ({ people }: Opened, marks: Marks): number =>
  Object.values(people)
    .flatMap((texts) => texts ?? [])
    .filter((text) => has(text, marks)).length;

export const keysOpened = ({ people }: Opened): number =>
  Object.values(people).filter((texts) => texts !== null).length;
