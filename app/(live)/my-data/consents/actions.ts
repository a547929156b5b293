'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { changeOptOut } from '@/lib/consent/opt-outs';
import { changeable, grantConsent, withdrawConsent } from '@/lib/data-rights/change-consent';
import { guardButton } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { marketingChangeSchema } from '@/lib/marketing/change-schema';
import { changeOf, changeOwnMarketing } from '@/lib/marketing/preferences';
import { renewInMyData } from '@/lib/marketing/renewals';
import { type ConsentId, type OptOutId, policy } from '@/lib/policy/current';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { recordVisit } from '@/lib/visits/record-visit';

type Subject = Awaited<ReturnType<typeof requireSubject>>;

const optOutIds = Object.keys(policy.optOuts) as [OptOutId, ...OptOutId[]];

const consentIds = Object.keys(policy.consents) as [ConsentId, ...ConsentId[]];

const grantSchema = z.object({ consent: z.enum(consentIds) });
const withdrawSchema = z.object({ consent: z.enum(changeable) });
const optOutSchema = z.object({ optOut: z.enum(optOutIds), choice: z.enum(['out', 'back']) });

/** The page shows what the ledger says, so it is told nothing: neither what was pressed nor what became of it. */
async function backFrom(subject: Subject): Promise<never> {
  await recordVisit(subject, 'changed-consent', await clientAddress());
  redirect('/my-data/consents');
}

/** Yeses alone: taking a consent back is never made harder than giving it (GDPR 7(3)). */
async function limitYes(subject: Subject): Promise<void> {
  if (!(await withinLimit('changeBySubject', subject.id))) redirect('/my-data/consents');
}

export const grantConsentAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(grantSchema, data);
  if (!parsed.ok) redirect('/my-data/consents');
  await limitYes(subject);
  await grantConsent(subject, parsed.value.consent);
  await backFrom(subject);
});

export const withdrawConsentAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(withdrawSchema, data);
  if (!parsed.ok) redirect('/my-data/consents');
  await withdrawConsent(subject, parsed.value.consent);
  await backFrom(subject);
});

export const changeMarketingAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(marketingChangeSchema, data);
  const change = parsed.ok ? changeOf(parsed.value) : null;
  if (!change) redirect('/my-data/consents');
  if (change.decision === 'granted' || change.decision === 'resumed') await limitYes(subject);
  await changeOwnMarketing(subject, change);
  await backFrom(subject);
});

export const renewConsentAction = guardButton(async () => {
  const subject = await requireSubject();
  await limitYes(subject);
  await renewInMyData(subject);
  await backFrom(subject);
});

export const changeOptOutAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(optOutSchema, data);
  if (!parsed.ok) redirect('/my-data/consents');
  const { optOut, choice } = parsed.value;
  if (choice === 'back') await limitYes(subject);
  await changeOptOut(subject, optOut, choice);
  await backFrom(subject);
});
