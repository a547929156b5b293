import type { z } from 'zod';
import { dropRefused } from './drop-refused';
import { fieldMeta } from './fields';
import type { FormState } from './form-state';

/** In UTF-8 bytes, names and values together; the proxy and the server-action limit say the same. */
export const largestForm = 100 * 1024;

export type ParsedForm<Value> =
  /** `typed`: what came in, without secrets, for a state that refuses later on. */
  { ok: true; value: Value; typed: Record<string, string> } | { ok: false; state: FormState };

const strangeForm =
  'This form could not be read, because it did not arrive as this page sends it. Nothing was stored. Reload the page and send it again.';
const largeForm = 'This form is too large. Nothing was stored. Shorten what you wrote and send it again.';

type Entries = { ok: true; entries: Record<string, string> } | { ok: false; refusal: string };

function readEntries(names: ReadonlySet<string>, data: FormData): Entries {
  const entries = new Map<string, string>();
  let size = 0;
  for (const [name, entry] of data) {
    // React's own keys tell which action to run when the browser posts without JavaScript.
    if (name.startsWith('$ACTION')) continue;
    if (typeof entry !== 'string' || !names.has(name) || entries.has(name)) return { ok: false, refusal: strangeForm };
    size += name.length + Buffer.byteLength(entry);
    if (size > largestForm) return { ok: false, refusal: largeForm };
    entries.set(name, entry);
  }
  return { ok: true, entries: Object.fromEntries(entries) };
}

function firstErrors(names: Iterable<string>, issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const name of names) {
    const issue = issues.find(({ path }) => path[0] === name);
    if (issue) errors[name] = issue.message;
  }
  return errors;
}

/**
 * Reads a posted form against its schema: a file, an unknown or a repeated field is refused as a whole,
 * and a fault in a field is told beside it. Never throws.
 */
export function parseForm<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  data: FormData,
): ParsedForm<z.output<z.ZodObject<Shape>>> {
  const shape: z.core.$ZodShape = schema.shape;
  const names = Object.keys(shape);
  const read = readEntries(new Set(names), data);
  if (!read.ok) return { ok: false, state: { values: {}, errors: {}, refusal: read.refusal, attempt: 1 } };

  const isSecret = (schema?: z.core.$ZodType) => schema !== undefined && fieldMeta.get(schema)?.secret === true;
  const typed = Object.fromEntries(Object.entries(read.entries).filter(([name]) => !isSecret(shape[name])));
  const result = schema.safeParse(dropRefused(shape, read.entries));
  if (result.success) return { ok: true, value: result.data, typed };
  return { ok: false, state: { values: typed, errors: firstErrors(names, result.error.issues), attempt: 1 } };
}
