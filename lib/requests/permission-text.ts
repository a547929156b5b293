import { policy } from '@/lib/policy/current';
import { type AgentRight, agentRightLabels } from './agent-schema';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

interface Permission {
  name: string;
  email: string;
  rights: readonly AgentRight[];
  endsAt: Date;
}

/** What stays the same in every permission: shown in full before it is pressed. */
export const permissionTerms = [
  'For what is named here and for nothing else. I can take this back at any time, with one press.',
  'Before anything is disclosed, corrected or deleted, the company asks me whether I asked for it. To opt out, to object or to have a use limited, this permission is enough.',
  'Answers go to me, never to the agent.',
].join(' ');

/** A permission in writing (11 CCR 7063), as its person presses it and as it is kept. */
export function permissionText({ name, email, rights, endsAt }: Permission): string {
  const asks = rights.map((right) => `- ${agentRightLabels[right]}`).join('\n');
  return `I name ${name} (${email}) to ask ${policy.controller.name} for me, about my personal data:\n${asks}\nUntil ${day.format(endsAt)} (UTC). ${permissionTerms}`;
}
