import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { erasureEntries } from '@/lib/db/tables/erasure-entries';
import { env } from '@/lib/env';
import type { NamedKey } from '@/lib/settings';
import { LedgerError } from './ledger-error';

type Entry = typeof erasureEntries.$inferSelect;

const schema = z.strictObject({
  line: z.int().positive(),
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(erasureEntries.kind.enumValues),
  hash: z.string(),
  /** Names the key of the hash. */
  key: z.string(),
  consent: z.string().optional(),
  topic: z.string().optional(),
  decision: z.enum(erasureEntries.decision.enumValues).optional(),
  place: z.enum(erasureEntries.place.enumValues).optional(),
  ground: z.enum(erasureEntries.ground.enumValues).optional(),
  /** The seal of the line before; empty in the first. So none can be taken out of the middle, or put in. */
  previous: z.string(),
  /** `key:mac` over the text of the line before it. */
  seal: z.string(),
});

export type LedgerLine = z.output<typeof schema>;

function newestKey(): NamedKey {
  const [key] = env().suppressionKeys;
  if (!key) throw new LedgerError('unknown-key');
  return key;
}

function keyOf(id: string): NamedKey {
  const key = env().suppressionKeys.find((each) => each.id === id);
  if (!key) throw new LedgerError('unknown-key');
  return key;
}

const macOf = ({ key }: NamedKey, label: string, text: string): Buffer =>
  createHmac('sha256', key).update(`${label}\0`).update(text).digest();

/** What stands in the file of a plain SHA-256 of an id, in hex. @throws LedgerError where the key is not set */
export const hashWith = (keyId: string, plain: string): string =>
  macOf(keyOf(keyId), 'erasure-ledger id', plain).toString('base64url');

/** The line of an entry, as it follows the one before. A hash that was made with a key keeps it. */
export function makeLine(entry: Entry, before: Pick<LedgerLine, 'line' | 'seal'> | undefined): LedgerLine {
  const sealing = newestKey();
  const key = entry.keyId ?? sealing.id;
  const body: Omit<LedgerLine, 'seal'> = {
    line: (before?.line ?? 0) + 1,
    id: entry.id,
    at: entry.at.toISOString(),
    kind: entry.kind,
    hash: entry.keyId === null ? hashWith(key, entry.hash) : entry.hash,
    key,
    ...(entry.consent !== null && { consent: entry.consent }),
    ...(entry.topic !== null && { topic: entry.topic }),
    ...(entry.decision !== null && { decision: entry.decision }),
    ...(entry.place !== null && { place: entry.place }),
    ...(entry.ground !== null && { ground: entry.ground }),
    previous: before?.seal ?? '',
  };
  const mac = macOf(sealing, 'erasure-ledger line', JSON.stringify(body)).toString('base64url');
  return { ...body, seal: `${sealing.id}:${mac}` };
}

export const lineText = (line: LedgerLine): string => JSON.stringify(line);

const shape = /^(\{.+),"seal":"([\w.-]+):([\w-]{43})"\}$/;

function parse(text: string): LedgerLine | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** @throws LedgerError where the seal is not of these bytes, or its key is not set */
export function openLine(text: string): LedgerLine {
  const [, body, keyId, mac] = shape.exec(text) ?? [];
  const line = parse(text);
  if (!body || !keyId || !mac || !line) throw new LedgerError('damaged');
  const expected = macOf(keyOf(keyId), 'erasure-ledger line', `${body}}`);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new LedgerError('damaged');
  return line;
}

/** Opens lines as they stand one after the other. The first may be any: those before it can have been dropped. */
export function* openLines(texts: Iterable<string>, before?: LedgerLine): Generator<LedgerLine> {
  let last = before;
  for (const text of texts) {
    const line = openLine(text);
    const follows = last ? line.line === last.line + 1 && line.previous === last.seal : true;
    if (!follows || (line.line === 1) !== (line.previous === '')) throw new LedgerError('damaged');
    yield line;
    last = line;
  }
}
