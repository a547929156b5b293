import { relative } from 'node:path';

/** A test as its runner reports it: rows of a table and turns of a loop each with the title they got. */
export interface EndedTest {
  file: string;
  titles: readonly string[];
  result: 'passed' | 'failed' | 'not-run';
}

interface VitestReport {
  testResults: {
    name: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string }[];
  }[];
}

interface PlaywrightSuite {
  title: string;
  file: string;
  specs: { title: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}

const fromRoot = (file: string): string => relative(process.cwd(), file).replaceAll('\\', '/');

export function readVitest(report: unknown): EndedTest[] {
  const files = (report as VitestReport | null)?.testResults ?? [];
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: fromRoot(name),
      titles: [...ancestorTitles, title],
      result: status === 'passed' || status === 'failed' ? status : 'not-run',
    })),
  );
}

/** The outermost suite is the file. A test that passed at the second try only is not one that passed. */
export function readPlaywright(report: unknown): EndedTest[] {
  const walk = (
    { file, title, specs, suites = [] }: PlaywrightSuite,
    around: readonly string[] | null,
  ): EndedTest[] => {
    const titles = around ? [...around, title] : [];
    return [
      ...specs.flatMap((spec) =>
        spec.tests.map(({ status }): EndedTest => {
          const result = status === 'expected' ? 'passed' : status === 'skipped' ? 'not-run' : 'failed';
          return { file: `e2e/${file}`, titles: [...titles, spec.title], result };
        }),
      ),
      ...suites.flatMap((suite) => walk(suite, titles)),
    ];
  };
  return ((report as { suites?: PlaywrightSuite[] } | null)?.suites ?? []).flatMap((suite) => walk(suite, null));
}

/** What a runner fills in: `%s`, `$name`, and in a template whatever stands in `{…}`. */
const filledIn = /\{[^}]*\}|%[sdifjo]|\$[a-zA-Z_][\w.]*/g;

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patternOf = (title: string): RegExp => new RegExp(`^${title.split(filledIn).map(literal).join('[\\s\\S]*')}$`);

/** How a test of the source ended, all rows and turns of it together: failed if one did, passed if all did. */
export function endOf(test: string, ended: readonly EndedTest[]): EndedTest['result'] {
  const [file, ...titles] = test.split(' > ');
  const patterns = titles.map(patternOf);
  const runs = ended.filter(
    (each) =>
      each.file === file &&
      each.titles.length === titles.length &&
      patterns.every((p, at) => p.test(each.titles[at] ?? '')),
  );
  if (runs.some(({ result }) => result === 'failed')) return 'failed';
  return runs.length > 0 && runs.every(({ result }) => result === 'passed') ? 'passed' : 'not-run';
}
