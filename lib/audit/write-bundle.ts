import { and, asc, gt, lte, sql } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { auditCheckpoints } from '@/lib/db/tables/audit-checkpoints';
import { publicKeys } from '@/lib/signing/signing-keys';
import type { BundleLine } from './bundle-lines';
import { trailOrigin } from './seal-events';
import { type EntryRow, entryColumns, notSealed, rowsOf, toStoredEntry } from './stored-entries';

const page = 2000;
const leastSequence = '-9223372036854775808';

const read = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => asSystem('audit-bundle', run);

/** How far the trail goes: all that was signed and all that is stored, which differ only where somebody took some away. */
const findEnd = () =>
  read(async (tx) => {
    const [found] = await rowsOf<{ leaves: string; sealed_below: string }>(
      tx,
      sql`select greatest((select max(size) from audit_checkpoints), (select max(position) + 1 from audit_seals), 0)::text as leaves,
        coalesce((select sealed_below from audit_checkpoints order by id desc limit 1), '0') as sealed_below`,
    );
    return { leaves: Number(found?.leaves ?? 0), sealedBelow: found?.sealed_below ?? '0' };
  });

type SealRow = EntryRow & {
  position: string;
  seal_sequence: string;
  leaf_hash: string;
  detail_hash: string | null;
  has_entry: boolean;
};

/** The page is cut before it is joined, or the planner would join the whole trail for each. */
const listLeaves = (from: number, end: number) =>
  read((tx) =>
    rowsOf<SealRow>(
      tx,
      sql`select s.position::text as position, s.sequence::text as seal_sequence, s.leaf_hash, s.detail_hash,
          e.sequence is not null as has_entry, ${entryColumns}
        from (select * from audit_seals where position >= ${from} and position < ${end} order by position limit ${page}) s
          left join audit_events e on e.sequence = s.sequence left join audit_details d on d.sequence = s.sequence
        order by s.position`,
    ),
  );

/** Of more leaves than `above` and no more than `upTo`. */
const listCheckpoints = (above: number, upTo: number) =>
  read((tx) => {
    const { id, size, note } = auditCheckpoints;
    return tx
      .select({ size, note })
      .from(auditCheckpoints)
      .where(and(gt(size, above), lte(size, upTo)))
      .orderBy(asc(size), asc(id));
  });

const listUnsealed = (after: string) =>
  read((tx) =>
    rowsOf<EntryRow>(
      tx,
      sql`select ${entryColumns} from audit_events e left join audit_details d on d.sequence = e.sequence
        where e.sequence > ${after}::bigint and ${notSealed} order by e.sequence limit ${page}`,
    ),
  );

const toLeaf = (row: SealRow): BundleLine => {
  const { entry, detail } = toStoredEntry(row);
  return {
    kind: 'leaf',
    position: Number(row.position),
    sequence: row.seal_sequence,
    leafHash: row.leaf_hash,
    detailHash: row.detail_hash,
    entry: row.has_entry ? entry : null,
    detail,
  };
};

function* interleave(leaves: readonly SealRow[], checkpoints: readonly { size: number; note: string }[]) {
  let next = 0;
  for (const leaf of leaves) {
    yield toLeaf(leaf);
    for (let each = checkpoints[next]; each && each.size <= Number(leaf.position) + 1; each = checkpoints[next]) {
      yield { kind: 'checkpoint', note: each.note } satisfies BundleLine;
      next += 1;
    }
  }
  for (const { note } of checkpoints.slice(next)) yield { kind: 'checkpoint', note } satisfies BundleLine;
}

function header(sealedBelow: string): BundleLine {
  return {
    kind: 'trail',
    format: 'audit-bundle-1',
    origin: trailOrigin(),
    publicKeys: publicKeys().keys.map(({ kid, x }) => ({ id: kid, x })),
    sealedBelow,
  };
}

/**
 * The whole trail, page by page, for somebody to verify who has no access here. The references in it are random ids:
 * of people who are there, they lead to a person for whoever can read this database.
 */
export async function* writeBundle(): AsyncGenerator<BundleLine> {
  const { leaves: end, sealedBelow } = await findEnd();
  yield header(sealedBelow);
  let done = 0;
  for (let rows = await listLeaves(0, end); rows.length > 0; rows = await listLeaves(done, end)) {
    const reached = Number(rows.at(-1)?.position) + 1;
    yield* interleave(rows, await listCheckpoints(done, reached));
    done = reached;
  }
  for (const { note } of await listCheckpoints(done, end)) yield { kind: 'checkpoint', note };
  let last = leastSequence;
  for (let rows = await listUnsealed(last); rows.length > 0; rows = await listUnsealed(last)) {
    for (const row of rows) yield { kind: 'unsealed', entry: toStoredEntry(row).entry };
    last = rows.at(-1)?.sequence ?? last;
  }
  yield { kind: 'end' };
}
