import { vi } from 'vitest';

// One process runs file after file, for loading and warming up the packages is a quarter of all the work. Our own modules
// and the settings are each file's own all the same.
const run = globalThis as typeof globalThis & { settingsOfRun?: Readonly<NodeJS.ProcessEnv> };
run.settingsOfRun ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in run.settingsOfRun)) delete process.env[name];
Object.assign(process.env, run.settingsOfRun);
vi.resetModules();
