import { z } from 'zod';
import { choice, emailText, text } from '@/lib/forms/fields';
import type { AskableRight } from './schema';
import { number } from './schema';

/** What an agent can be allowed to ask for: what is named, never "everything". */
export const agentRights = [
  'access',
  'correction',
  'deletion',
  'objection',
  'restriction',
] as const satisfies readonly AskableRight[];

export type AgentRight = (typeof agentRights)[number];

export const agentRightLabels: Record<AgentRight, string> = {
  access: 'To know what is held, and get a copy',
  correction: 'To have something corrected',
  deletion: 'To have something deleted',
  objection: 'To opt out, or object to a use',
  restriction: 'To have the use of it limited',
};

/** A permission ends by itself: nobody should have to remember it. */
export const agentMonths = ['1', '3', '6', '12'] as const;

const isMonths = (value: string): value is (typeof agentMonths)[number] =>
  (agentMonths as readonly string[]).includes(value);

const allows = (right: AgentRight) =>
  z.enum(['yes', 'no'], { error: `Choose yes or no: ${agentRightLabels[right].toLowerCase()}` });

export const agentSchema = z
  .object({
    number,
    agentName: text({ label: "agent's name", maxLength: 200, required: true, manyLines: false }),
    agentEmail: emailText("Enter your agent's email address"),
    access: allows('access'),
    correction: allows('correction'),
    deletion: allows('deletion'),
    objection: allows('objection'),
    restriction: allows('restriction'),
    months: choice('Choose until when', isMonths, true),
  })
  .refine((form) => agentRights.some((right) => form[right] === 'yes'), {
    path: ['access'],
    message: 'Say yes to at least one, or the agent may ask for nothing',
  });

export type AgentForm = z.output<typeof agentSchema>;

export const rightsOf = (form: Pick<AgentForm, AgentRight>): AgentRight[] =>
  agentRights.filter((right) => form[right] === 'yes');

export const revokeAgentSchema = z.object({ agent: number });
