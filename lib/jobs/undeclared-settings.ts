import type { Env } from '@/lib/env';
import { type ConnectionId, policy } from '@/lib/policy/current';
import { isDeclaredHost } from '@/lib/policy/is-declared-host';

type Reached = Pick<Env, 'databaseUrl' | 'smtpUrl'>;

/** What Stripe's client connects to stands in the code; of the rest a setting says where it leads. */
const settings = {
  database: ['DATABASE_URL', ({ databaseUrl }) => databaseUrl],
  mail: ['SMTP_URL', ({ smtpUrl }) => smtpUrl],
} as const satisfies Partial<Record<ConnectionId, [string, (env: Reached) => string | null]>>;

/**
 * The settings that give personal data to a host which is neither the operator's own nor a processor's that the policy names
 * for it, a sentence each. It warns and does not stop the start: whose a name is, no program can tell for certain.
 */
export function undeclaredSettings(env: Reached): string[] {
  return Object.entries(settings).flatMap(([id, [name, read]]) => {
    const [connection, url] = [policy.declared.connections[id], read(env)];
    if (!connection || url === null) return [];
    const { hostname } = new URL(url);
    if (isDeclaredHost(connection, hostname)) return [];
    return [
      `${name} leads to ${hostname}, which section 5 of the policy does not name. Whoever runs it gets personal data: publish that first, or use a host that the policy names.`,
    ];
  });
}
