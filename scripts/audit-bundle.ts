import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeBundle } from '@/lib/audit/write-bundle';
import { errorCode } from '@/lib/error-code';
import { runCommand } from './lib/run-command';
import { print, refuse } from './lib/terminal';

const usage = `npm run audit:bundle -- FILE              writes the whole audit trail, to be verified elsewhere`;

async function* toText(counts: { leaf: number; checkpoint: number; unsealed: number }) {
  for await (const line of writeBundle()) {
    if (line.kind in counts) counts[line.kind as keyof typeof counts] += 1;
    yield `${JSON.stringify(line)}\n`;
  }
}

await runCommand(async ([file]) => {
  if (!file) return refuse(usage);
  const counts = { leaf: 0, checkpoint: 0, unsealed: 0 };
  try {
    await pipeline(Readable.from(toText(counts)), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return refuse(`${file} is there already. Nothing was written.`);
    throw error;
  }
  print(
    `${file}: ${counts.leaf} sealed entries, ${counts.checkpoint} checkpoints, ${counts.unsealed} entries that wait for their seal.
It holds no personal data, but the random ids of people and the names of handlers: hand it to whoever verifies, and to nobody else.
To verify it anywhere, with no database and no network: npm run audit:verify -- ${file} [CHECKPOINTS]`,
  );
  return 0;
});
