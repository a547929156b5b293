import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

/** A test as it stands in its file: a title of a table's row holds `%s`, one of a loop `{…}` with what is put in there. */
export interface ListedTest {
  file: string;
  /** Of the groups around it, the outermost first, and its own. */
  titles: readonly string[];
}

/** What the register of controls names a test by. */
export const testId = ({ file, titles }: ListedTest): string => [file, ...titles].join(' > ');

interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** `describe.each(rows)` is the words describe, each; `it` is the word it. Anything else that is called has none. */
function wordsOf(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee.name)];
  if (callee.type === 'CallExpression') return wordsOf(callee.callee);
  if (callee.type !== 'MemberExpression') return [];
  const property = callee.property;
  return isNode(property) ? [...wordsOf(callee.object), String(property.name)] : [];
}

/** A step of a test, and what is done around it. */
const noTest = /^(?:step|(?:before|after)(?:All|Each))$/;

/** What is written to be left out proves nothing. */
const leftOut = new Set(['skip', 'todo', 'fixme', 'fails', 'fail']);

function titleOf(argument: unknown, source: string): string | null {
  if (!isNode(argument)) return null;
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  if (argument.type !== 'TemplateLiteral') return null;
  return source.slice(argument.start + 1, argument.end - 1).replaceAll('${', '{');
}

/** The tests of one file, by its syntax: nothing of it is run. */
export function listTestsOf(file: string, source = readFileSync(file, 'utf8')): ListedTest[] {
  const found: ListedTest[] = [];
  const visit = (value: unknown, around: readonly string[]): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, around);
    if (!isNode(value)) return;
    let inside = around;
    if (value.type === 'CallExpression') {
      const words = wordsOf(value.callee);
      const [callback, title] = [value.arguments as unknown[], titleOf((value.arguments as unknown[])[0], source)];
      const isOurs = ['it', 'test', 'describe'].includes(words[0] ?? '') && !words.some((word) => noTest.test(word));
      if (isOurs && title !== null && callback.length > 1) {
        if (words.some((word) => leftOut.has(word))) return;
        inside = [...around, title];
        if (!words.includes('describe')) found.push({ file, titles: inside });
      }
    }
    for (const member of Object.values(value)) if (typeof member === 'object') visit(member, inside);
  };
  visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }), []);
  return found;
}

const places = [
  ...['app', 'components', 'drizzle', 'lib', 'scripts'].map((folder) => ({ folder, named: /\.i?test\.tsx?$/ })),
  { folder: 'e2e', named: /\.spec\.ts$/ },
];

/** Every test that `npm test` runs. */
export const listTests = (): ListedTest[] =>
  places
    .filter(({ folder }) => existsSync(folder))
    .flatMap(({ folder, named }) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => named.test(name))
        .flatMap((name) => listTestsOf(join(folder, name).replaceAll('\\', '/'))),
    );
