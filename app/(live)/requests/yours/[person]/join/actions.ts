'use server';

import { redirect } from 'next/navigation';
import { requireSubject } from '@/lib/auth/current-subject';
import { requireMailbox } from '@/lib/auth/mailbox-cookies';
import { clientAddress } from '@/lib/client-address/client-address';
import { type JoinRefusal, joinInquiry } from '@/lib/data-rights/mailbox/join-inquiry';
import { joinSchema, readJoin } from '@/lib/data-rights/mailbox/join-schema';
import { findInquirer } from '@/lib/data-rights/mailbox/read-inquirer';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';
import { going } from '../../../../my-data/requests/request-words';

const refusals: Record<JoinRefusal, string> = {
  'another-address':
    'You are signed in with another address than the one this was sent from, or your account is about to close. Nothing was moved.',
  'not-found': 'We do not hold this inquiry here any more: it was moved or deleted before. Nothing was changed.',
  going,
  restricted: 'You have restricted this inquiry, so it stays as it is. End the restriction first. Nothing was moved.',
  'request-open':
    'We have not answered yet what you asked about it. Wait for our answer, or cancel the request first. Nothing was moved.',
};

export const joinInquiryAction = guardForm(async (state, data) => {
  const [subject, mailbox] = [await requireSubject(), await requireMailbox()];
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, {}, tooMany);
  const person = data.get('person');
  const view = typeof person === 'string' ? await findInquirer(mailbox, person) : null;
  if (!view) return refuseForm(state, {}, refusals['not-found']);
  const parsed = parseForm(view.optional.held ? joinSchema.with : joinSchema.without, data);
  if (!parsed.ok) return parsed.state;
  const joined = await joinInquiry(subject, mailbox, view.id, readJoin(parsed.value));
  if (!joined.ok) return refuseForm(state, parsed.typed, refusals[joined.error]);
  await recordVisit(subject, 'joined-inquiry', await clientAddress());
  redirect('/my-data?told=joined');
});
