'use server';

import { redirect } from 'next/navigation';
import { requireSubject } from '@/lib/auth/current-subject';
import { clientAddress } from '@/lib/client-address/client-address';
import { refuseForm, tooMany } from '@/lib/forms/answer-form';
import { guardButton, guardForm } from '@/lib/forms/guard-action';
import { parseForm } from '@/lib/forms/parse-form';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { agentSchema, revokeAgentSchema } from '@/lib/requests/agent-schema';
import { agentsAtMost, nameAgent, revokeAgent } from '@/lib/requests/agents';
import { recordVisit } from '@/lib/visits/record-visit';

export const nameAgentAction = guardForm(async (state, data) => {
  const subject = await requireSubject();
  const parsed = parseForm(agentSchema, data);
  if (!parsed.ok) return parsed.state;
  if (!(await withinLimit('changeBySubject', subject.id))) return refuseForm(state, parsed.typed, tooMany);
  const named = await nameAgent(subject, parsed.value);
  if (!named.ok)
    return refuseForm(
      state,
      parsed.typed,
      `You have named ${agentsAtMost} agents already, which is the most. Nothing was stored. Take one back first.`,
    );
  await recordVisit(subject, 'named-agent', await clientAddress());
  redirect('/my-data/agents?told=named');
});

/** No limit: what was allowed can be taken back at any time. */
export const revokeAgentAction = guardButton(async (data) => {
  const subject = await requireSubject();
  const parsed = parseForm(revokeAgentSchema, data);
  if (!parsed.ok) redirect('/my-data/agents');
  await revokeAgent(subject, parsed.value.agent);
  await recordVisit(subject, 'revoked-agent', await clientAddress());
  redirect('/my-data/agents?told=revoked');
});
