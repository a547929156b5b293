import { asc, desc, gte, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { auditCheckpoints } from '@/lib/db/tables/audit-checkpoints';
import { auditSeals } from '@/lib/db/tables/audit-seals';
import { env } from '@/lib/env';
import { queueMail } from '@/lib/mail/queue-mail';
import { privateKeyOf } from '@/lib/signing/ed25519';
import { parseCheckpoint, signCheckpoint } from './checkpoint';
import { hashDetail, hashEntry } from './leaf';
import { MerkleTree } from './merkle-tree';
import { rowsOf, type StoredEntry } from './stored-entries';
import { findUnsealed, nothingSealed } from './unsealed-entries';

/** A leaf takes about 10 microseconds: a batch must not keep the server from answering. */
const batch = 2000;

/** Any number that every server of this project agrees on. */
const lockNumber = 7_305_118_205;

/** What is stored of the tree contradicts itself. Somebody changed it: nothing more is sealed until it is looked into. */
class TrailDamagedError extends Error {
  override name = 'TrailDamagedError';
  readonly code = 'audit-trail-damaged';
}

type StoredCheckpoint = typeof auditCheckpoints.$inferSelect;

interface Sealing {
  sealed: number;
  /** Whether a full batch was taken, so that more may wait. */
  more: boolean;
  waitingSeconds: number;
}

const nothing: Sealing = { sealed: 0, more: false, waitingSeconds: 0 };

/** The name under which checkpoints are signed. */
export const trailOrigin = (): string => `${env().siteUrl.host}/audit`;

export const findLastCheckpoint = async (tx: Tx): Promise<StoredCheckpoint | null> =>
  (await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.id)).limit(1))[0] ?? null;

/**
 * Seals the oldest events that are not sealed, a batch of them, and signs the new head of the tree, all in one
 * transaction: a kill at any moment leaves both or neither. Of several servers one seals at a time; the others answer
 * that there was nothing.
 * @throws TrailDamagedError
 */
export const sealBatch = (): Promise<Sealing> =>
  asSystem('audit-seal', async (tx) => {
    const [lock] = await rowsOf<{ got: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(${lockNumber}::bigint) as got`,
    );
    if (!lock?.got) return nothing;
    const last = await findLastCheckpoint(tx);
    const tree = await takeUpTree(tx, last);
    const { entries, sealedBelow, waitingSeconds } = await findUnsealed(tx, last?.sealedBelow ?? nothingSealed, batch);
    await insertSeals(tx, tree, entries);
    // A database that was restored counts its transactions anew, and the next sealing has to know.
    const beganAnew = last !== null && BigInt(sealedBelow) < BigInt(last.sealedBelow);
    if (tree.size > (last?.size ?? 0) || beganAnew) await insertCheckpoint(tx, tree, sealedBelow, last);
    return { sealed: entries.length, more: entries.length === batch, waitingSeconds };
  });

/** The tree of all that is sealed. From the last checkpoint, which costs nothing; where that does not add up, from the seals. */
async function takeUpTree(tx: Tx, last: StoredCheckpoint | null): Promise<MerkleTree> {
  if (!last) return appendSeals(tx, new MerkleTree(), null);
  const { root, size } = parseCheckpoint(last.note);
  const stored = MerkleTree.from(
    size,
    last.peaks.map((peak) => Buffer.from(peak, 'base64')),
  );
  const addsUp = stored?.root().toString('base64') === root;
  return appendSeals(tx, stored && addsUp ? stored : new MerkleTree(), { root, size });
}

/** Adds the stored seals that the tree lacks: none, but for a checkpoint that was lost or does not add up. */
async function appendSeals(
  tx: Tx,
  tree: MerkleTree,
  signed: { root: string; size: number } | null,
): Promise<MerkleTree> {
  for (;;) {
    const seals = await tx
      .select({ position: auditSeals.position, leafHash: auditSeals.leafHash })
      .from(auditSeals)
      .where(gte(auditSeals.position, tree.size))
      .orderBy(asc(auditSeals.position))
      .limit(batch);
    for (const { position, leafHash } of seals) {
      if (position !== tree.size) throw new TrailDamagedError(`The seal of position ${tree.size} is missing`);
      tree.append(Buffer.from(leafHash, 'base64'));
      if (tree.size === signed?.size && tree.root().toString('base64') !== signed.root)
        throw new TrailDamagedError(`The seals are not those that the checkpoint of ${signed.size} signed`);
    }
    if (seals.length < batch) break;
  }
  if (signed && tree.size < signed.size) throw new TrailDamagedError(`Seals from position ${tree.size} on are missing`);
  return tree;
}

async function insertSeals(tx: Tx, tree: MerkleTree, entries: readonly StoredEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const seals = entries.map(({ entry, detail }) => {
    const detailHash = detail && hashDetail(detail);
    const leaf = hashEntry(entry, detailHash);
    const position = tree.size;
    tree.append(leaf);
    return { position, sequence: entry.sequence, leaf_hash: leaf.toString('base64'), detail_hash: detailHash };
  });
  await tx.execute(sql`
    insert into audit_seals (position, sequence, leaf_hash, detail_hash)
    select * from json_to_recordset(${JSON.stringify(seals)}::json)
      as seal (position bigint, sequence bigint, leaf_hash text, detail_hash text)`);
}

/** With the first of a new day (UTC) the newest is mailed: out of the reach of whoever can change this database and its disk. */
async function insertCheckpoint(tx: Tx, tree: MerkleTree, sealedBelow: string, last: StoredCheckpoint | null) {
  const { mode, signingKey } = env();
  const [stored] = await tx
    .insert(auditCheckpoints)
    .values({
      size: tree.size,
      note: signCheckpoint(tree, trailOrigin(), privateKeyOf(signingKey.key)),
      peaks: tree.peaks.map((peak) => peak.toString('base64')),
      sealedBelow,
    })
    .returning({ at: auditCheckpoints.at });
  const day = (at: Date | undefined) => at?.toISOString().slice(0, 10);
  if (mode === 'server' && last && day(stored?.at) !== day(last.at))
    await queueMail(tx, { template: 'audit-checkpoint' });
}
