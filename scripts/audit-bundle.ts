import { createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeBundle } from '@/lib/audit/write-bundle';
import { closeDatabase } from '@/lib/db/client';
import { ensureLocalSecrets } from '@/lib/env';
import { errorCode } from '@/lib/error-code';
import { StartupError } from '@/lib/startup-error';

const usage = `npm run audit:bundle -- FILE              writes the whole audit trail, to be verified elsewhere`;

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

async function* toText(counts: { leaf: number; checkpoint: number; unsealed: number }) {
  for await (const line of writeBundle()) {
    if (line.kind in counts) counts[line.kind as keyof typeof counts] += 1;
    yield `${JSON.stringify(line)}\n`;
  }
}

async function run([file]: string[]): Promise<number> {
  if (!file) return refuse(usage);
  const counts = { leaf: 0, checkpoint: 0, unsealed: 0 };
  try {
    await pipeline(Readable.from(toText(counts)), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return refuse(`${file} is there already. Nothing was written.`);
    throw error;
  }
  process.stdout.write(
    `${file}: ${counts.leaf} sealed entries, ${counts.checkpoint} checkpoints, ${counts.unsealed} entries that wait for their seal.
It holds no personal data, but the random ids of people and the names of handlers: hand it to whoever verifies, and to nobody else.
To verify it anywhere, with no database and no network: npm run audit:verify -- ${file} [CHECKPOINTS]\n`,
  );
  return 0;
}

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);

try {
  ensureLocalSecrets();
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.exitCode = refuse(error.message);
} finally {
  await closeDatabase();
}
