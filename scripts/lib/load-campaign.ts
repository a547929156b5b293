import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComponentType } from 'react';
import { z } from 'zod';
import { ok, type Result, refuse } from '@/lib/result';

const schema = z.object({
  subject: z
    .string()
    .trim()
    .regex(/^[^\r\n]{1,150}$/),
  default: z.custom<ComponentType>((value) => typeof value === 'function'),
});

export type CampaignFault = 'no-file' | 'outside' | 'without-exports';

/** What a file of a campaign exports. An error in the file itself is thrown as it is: its place is what the writer needs. */
export async function loadCampaign(
  file: string,
): Promise<Result<{ subject: string; Content: ComponentType }, CampaignFault>> {
  const path = resolve(file);
  if (!existsSync(path)) return refuse('no-file');
  // Elsewhere neither the packages are found nor the settings of the compiler.
  if (relative(process.cwd(), path).startsWith('..')) return refuse('outside');
  const parsed = schema.safeParse(await import(pathToFileURL(path).href));
  return parsed.success
    ? ok({ subject: parsed.data.subject, Content: parsed.data.default })
    : refuse('without-exports');
}
