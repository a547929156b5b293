import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handlerName, reservedNames } from './handler-name';

afterEach(() => vi.unstubAllEnvs());

const named = (name: string) => {
  vi.stubEnv('HANDLER', name);
  return handlerName();
};

describe('who is acting', () => {
  it('is the name in HANDLER, or the login of this machine where that is empty', () => {
    const login = named('');
    expect(login.trim()).not.toBe('');
    expect([named('  '), named(' jin ')]).toEqual([login, 'jin']);
  });

  it.each(reservedNames)('is never %s, in any spelling', (name) => {
    expect(() => named(name)).toThrow('is what the portal calls a part of itself');
    expect(() => named(` ${name.toUpperCase()} `)).toThrow('Nothing was changed.');
  });

  it('is no job of the program', () => {
    const files = readdirSync('lib', { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts') && !/\.(i?test|long)\.ts$|^testing\b/.test(file));
    const jobs = sources.flatMap((file) =>
      [...readFileSync(join('lib', file), 'utf8').matchAll(/asSystem\('([^']+)'/g)].map(([, job]) => job),
    );
    expect(jobs.length).toBeGreaterThan(20);
    expect(jobs.filter((job) => !reservedNames.includes(job ?? ''))).toEqual([]);
  });
});
