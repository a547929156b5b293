import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { and, asc, eq, gt } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { auditCheckpoints } from '@/lib/db/tables/audit-checkpoints';
import { env } from '@/lib/env';
import { errorCode } from '@/lib/error-code';
import { reportError } from '@/lib/report-error';
import { type Checkpoint, findCheckpoints } from './checkpoint';
import { findLastCheckpoint } from './seal-events';

const batch = 1000;
/** More than two checkpoints take, so that there is a whole one before one that a kill has torn. */
const tailBytes = 4096;

/** The database does not know the newest checkpoint of the file: it was restored, or somebody cut or rewrote the trail. */
class CheckpointLostError extends Error {
  override name = 'CheckpointLostError';
  readonly code = 'audit-checkpoint-lost';
}

/** What this process wrote last, so that the file is read at the start only. */
let written: { file: string; id: number } | null = null;

async function readTail(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, tailBytes));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8');
  } finally {
    await handle.close();
  }
}

async function readNewest(file: string): Promise<Checkpoint | null> {
  try {
    return findCheckpoints(await readTail(file)).at(-1) ?? null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The checkpoint after which the file has to go on. */
async function findWritten(file: string): Promise<number> {
  const newest = await readNewest(file);
  if (!newest) return 0;
  return asSystem('audit-publish', async (tx) => {
    const { id, note, size } = auditCheckpoints;
    const same = and(eq(size, newest.size), eq(note, newest.note));
    const [known] = await tx.select({ id }).from(auditCheckpoints).where(same);
    if (known) return known.id;
    const lost = new CheckpointLostError('The trail lacks what was signed before');
    reportError('audit-checkpoint-lost', lost, { size: newest.size });
    // What the database has from before the restore stands in the file already.
    return ((await findLastCheckpoint(tx))?.id ?? 1) - 1;
  });
}

/** On the disk for good before anything counts as written. Begins a line of its own, for the last one may be torn. */
async function append(file: string, notes: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(notes.map((note) => `\n${note}`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const listAfter = (last: number) =>
  asSystem('audit-publish', (tx) => {
    const { id, note } = auditCheckpoints;
    return tx.select({ id, note }).from(auditCheckpoints).where(gt(id, last)).orderBy(asc(id)).limit(batch);
  });

/**
 * Adds each checkpoint that the file lacks to CHECKPOINT_FILE, whichever server signed it. A kill between signing and
 * writing is made good by the next run; a kill while writing leaves a torn checkpoint, and the whole one after it.
 */
export async function publishCheckpoints(): Promise<void> {
  const file = env().checkpointFile;
  if (written?.file !== file) written = { file, id: await findWritten(file) };
  for (let next = await listAfter(written.id); next.length > 0; next = await listAfter(written.id)) {
    await append(
      file,
      next.map(({ note }) => note),
    );
    written = { file, id: next.at(-1)?.id ?? written.id };
  }
}
