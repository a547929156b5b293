import type { NextRequest } from 'next/server';
import { currentSubject } from '@/lib/auth/current-subject';
import { passwordIsFresh } from '@/lib/auth/sessions';
import { clientAddress } from '@/lib/client-address/client-address';
import { readChoice } from '@/lib/data-rights/copy/choice';
import { makeCopy } from '@/lib/data-rights/copy/make-copy';
import { env } from '@/lib/env';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordOwnRequest } from '@/lib/requests/instant-request';
import { recordVisit } from '@/lib/visits/record-visit';
import { isFromElsewhere, noHead, zipAnswer } from './zip-answer';

const goTo = (path: string) =>
  new Response(null, { status: 303, headers: { Location: new URL(path, env().siteUrl).href } });

/**
 * The person's copy, streamed as it is read. Handed out only within minutes of the password (11 CCR 7061(a)), and as
 * often as it breaks off within them.
 */
export async function GET({ headers, nextUrl: { searchParams } }: NextRequest): Promise<Response> {
  const subject = await currentSubject();
  if (!subject) return goTo('/sign-in');
  if (isFromElsewhere(headers)) return goTo('/my-data/download');
  if (!(await passwordIsFresh(subject))) return goTo('/my-data/download?over');
  const choice = readChoice(searchParams, new Date());
  // The page reads the same address, and says what is wrong with it.
  if (!choice.ok) return goTo(`/my-data/download?${searchParams}&ready`);
  if (!(await withinLimit('copyBySubject', subject.id))) return goTo('/my-data/download?over');
  await recordOwnRequest(subject, 'access');
  await recordVisit(subject, 'took-copy', await clientAddress());
  return zipAnswer('my-data', makeCopy(subject, choice.value));
}

export const HEAD = noHead;
