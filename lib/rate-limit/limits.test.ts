import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits } from './limits';

const sources = ['app', 'lib', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.(test|itest|long)\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  )
  .filter((path) => !path.startsWith(join('lib', 'testing')) && path !== join('lib', 'rate-limit', 'limits.ts'))
  .map((path) => readFileSync(path, 'utf8'));

it.each(Object.keys(limits))('the limit %s is asked somewhere', (name) => {
  expect(sources.filter((source) => source.includes(`'${name}'`)).length).toBeGreaterThan(0);
});

it.each(Object.entries(limits))('the limit %s lets some through, and not for ever', (_name, { points, duration }) => {
  expect(points).toBeGreaterThan(0);
  expect(duration).toBeGreaterThanOrEqual(60);
  // No guess of a password, no flood of mail: even the widest limit stays below one in two seconds.
  expect(points / duration).toBeLessThan(0.5);
});
