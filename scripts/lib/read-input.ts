import { z } from 'zod';
import { readStdin } from './read-stdin';

/** What stands on standard input as JSON, in this shape, or a sentence that says what is wrong with it. */
export async function readInput<S extends z.ZodType>(
  schema: S,
): Promise<{ ok: true; value: z.infer<S> } | { ok: false; error: string }> {
  let written: unknown;
  try {
    written = JSON.parse(await readStdin());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, error: 'Standard input holds no JSON. Nothing was changed.' };
  }
  const parsed = schema.safeParse(written);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, error: `${z.prettifyError(parsed.error)}\nNothing was changed.` };
}
