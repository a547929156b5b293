import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '@/lib/testing/free-port';
import { expect, makePerson, test } from './support/http-fixtures';
import { createDatabase, freshSettings } from './support/own-portal';
import { spawnPortal } from './support/spawn-portal';

type Settings = Record<string, string>;

/** Runs the server until it has ended by itself. */
async function runToEnd(name: string, settings: Settings): Promise<{ code: number | null; said: string }> {
  const portal = spawnPortal(await freePort(), settings, `test-results/server-start-${name}.log`);
  const ended = once(portal.child, 'close');
  const timer = setTimeout(() => void portal.stop(), 40_000);
  await ended;
  clearTimeout(timer);
  return { code: portal.child.exitCode, said: portal.said() };
}

const refusal = (said: string) => /The portal did not start\.\n(.*)/s.exec(said)?.[1] ?? `(it did not say why) ${said}`;

const weak = Buffer.alloc(32).toString('base64');

const faulty: Record<string, { change: (settings: Settings, port: number) => Settings; says: RegExp }> = {
  'the database does not answer': {
    change: (settings, port) => ({
      ...settings,
      DATABASE_URL: `postgresql://portal:secret-word@127.0.0.1:${port}/portal`,
    }),
    says: /^DATABASE_URL: .*\./,
  },
  'the database refuses the password': {
    change: (settings) => ({
      ...settings,
      DATABASE_URL: (settings.DATABASE_URL ?? '').replace(/:[^:@/]+@/, ':secret-word@'),
    }),
    says: /^DATABASE_URL: .*\./,
  },
  'KEKS is missing': { change: (settings) => ({ ...settings, KEKS: '' }), says: /^KEKS must be .*\./ },
  'KEKS is a weak key': { change: (settings) => ({ ...settings, KEKS: `e2e:${weak}` }), says: /^KEKS must be .*\./ },
  'KEKS is no key': { change: (settings) => ({ ...settings, KEKS: 'secret-word' }), says: /^KEKS must be .*\./ },
  'SITE_URL is plain http elsewhere': {
    change: (settings) => ({ ...settings, SITE_URL: 'http://portal.test' }),
    says: /^SITE_URL must be .*\./,
  },
  'AUTH_SECRET is weak': {
    change: (settings) => ({ ...settings, AUTH_SECRET: 'a'.repeat(40) }),
    says: /^AUTH_SECRET must be .*\./,
  },
};

for (const [what, { change, says }] of Object.entries(faulty)) {
  test(`the server does not start when ${what}, and says which setting it is`, async () => {
    const { url } = await createDatabase('start');
    const settings = change(freshSettings(url, 'http://127.0.0.1:3999', 'smtp://127.0.0.1:9'), await freePort());
    const { code, said } = await runToEnd('refused', settings);
    expect(refusal(said)).toMatch(says);
    expect(code).toBe(1);
    expect(said).not.toContain('secret-word');
    expect(said).not.toContain(settings.AUTH_SECRET);
  });
}

for (const id of ['test', 'another']) {
  test(`the server does not start with the key "${id}" in KEKS that the data was not sealed with`, async ({
    portal,
  }) => {
    await makePerson(portal);
    const settings = { ...portal.settings, KEKS: `${id}:${randomBytes(32).toString('base64')}` };
    const { code, said } = await runToEnd('wrong-key', settings);
    expect(refusal(said)).toMatch(/^KEKS[^\n]* the key "test" /);
    expect(code).toBe(1);
  });
}
