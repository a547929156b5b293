import { policy } from '@/lib/policy/current';

/** What each kind of drift has to be written into before it may be. */
const sections = { field: 's1', column: 's1', usage: 's1', cookie: 's1', host: 's5', link: 's15' } as const;

export type Drift = keyof typeof sections;

/** The end of every complaint: where the policy would have to say it. */
export function belongs(kind: Drift): string {
  const section = policy.sections.find(({ id }) => id === sections[kind]);
  return `The policy does not declare it: it belongs in section ${section?.number}, “${section?.title}”.`;
}
