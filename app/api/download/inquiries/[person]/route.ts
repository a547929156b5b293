import type { NextRequest } from 'next/server';
import { currentMailbox } from '@/lib/auth/mailbox-cookies';
import { makeCopy } from '@/lib/data-rights/copy/make-copy';
import { inquirerOf } from '@/lib/data-rights/mailbox/list-inquirers';
import { noteCopy } from '@/lib/data-rights/mailbox/note-copy';
import { personSchema } from '@/lib/data-rights/mailbox/press-schema';
import { env } from '@/lib/env';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { isFromElsewhere, noHead, zipAnswer } from '../../zip-answer';

const goTo = (path: string) =>
  new Response(null, { status: 303, headers: { Location: new URL(path, env().siteUrl).href } });

/**
 * The copy of somebody who wrote to us without an account, behind a mailed code: one for each inquiry, since each has a person
 * and a key of its own.
 */
export async function GET(
  { headers }: NextRequest,
  { params }: { params: Promise<{ person: string }> },
): Promise<Response> {
  const mailbox = await currentMailbox();
  if (!mailbox) return goTo('/requests?over');
  if (isFromElsewhere(headers)) return goTo('/requests/yours');
  if (!(await withinLimit('copyByMailbox', mailbox.emailIndex))) return goTo('/requests/yours?done=refused');
  const asked = personSchema.safeParse(await params);
  if (!asked.success) return goTo('/requests/yours');
  const inquirer = inquirerOf(mailbox, asked.data.person);
  if (!(await noteCopy(inquirer))) return goTo('/requests/yours');
  return zipAnswer('my-inquiry', makeCopy(inquirer));
}

export const HEAD = noHead;
