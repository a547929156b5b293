import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import published from './lib/policy/versions/published.json' with { type: 'json' };

// Vitest reports failures with Map.groupBy, which Node 20 lacks: without this a failed run hides its reasons.
if (!('groupBy' in Map)) {
  Object.defineProperty(Map, 'groupBy', {
    value<K, V>(values: Iterable<V>, keyOf: (value: V, index: number) => K) {
      const groups = new Map<K, V[]>();
      let index = 0;
      for (const value of values) {
        const key = keyOf(value, index++);
        const group = groups.get(key);
        if (group) group.push(value);
        else groups.set(key, [value]);
      }
      return groups;
    },
  });
}

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };
const firstVersion = Object.keys(published).toSorted()[0] ?? '';
/** See the file: no process for each file, and no module of ours of the file before. */
const shared = { isolate: false, setupFiles: ['lib/testing/fresh-modules.ts'] };
const exclude = ['node_modules/**', '.next/**', '.data/**', 'e2e/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    /** Two cores: a third worker only waits. */
    maxWorkers: 2,
    // Tests state what the program does with the facts of the version they were written for: one that comes into force turns none red.
    env: { POLICY_IN_FORCE: firstVersion },
    // The thread that opens a copy's pages is one of our files.
    execArgv: ['--import', './lib/testing/typescript-in-threads.mjs'],
    projects: [
      // Whole policies and fuzzed forms: seconds on a busy machine.
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.ts', '**/*.test.tsx'], exclude, testTimeout: 20_000, ...shared },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'integration',
          include: ['**/*.itest.ts'],
          exclude,
          globalSetup: ['lib/testing/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['**/*.long.ts'],
          exclude,
          globalSetup: ['lib/testing/global-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
