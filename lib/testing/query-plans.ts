import { type Client, escapeIdentifier, type Pool } from 'pg';
import { expect } from 'vitest';
import { connection } from '@/lib/db/client';

/** Settings of auto_explain: PostgreSQL then tells the client the plan of each query, those within functions and triggers too. */
const settings: Record<string, string> = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_analyze': 'off',
};

/** For every connection opened from now on. */
export async function tellPlans(admin: Client): Promise<void> {
  await admin.query("load 'auto_explain'");
  for (const [name, value] of Object.entries(settings)) {
    await admin.query(`alter database ${escapeIdentifier(admin.database ?? '')} set ${name} = '${value}'`);
  }
}

/** The plans of all that the doors run while `work` does, in the roles and with the policies of the real thing. */
export async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const { db } = (await connection()) as unknown as { db: { $client: Pool } };
  const pool = db.$client;
  const plans: string[] = [];
  const keep = ({ message }: { message?: string }) => {
    if (message?.includes('Query Text:')) plans.push(message);
  };
  const listening = new Set<{ off(event: 'notice', listener: typeof keep): unknown }>();
  const listen = (client: {
    on(event: 'notice', listener: typeof keep): unknown;
    off(event: 'notice', listener: typeof keep): unknown;
  }) => {
    if (listening.has(client)) return;
    listening.add(client);
    client.on('notice', keep);
  };
  pool.on('acquire', listen);
  try {
    await work();
  } finally {
    pool.off('acquire', listen);
    for (const client of listening) client.off('notice', keep);
  }
  expect(plans.length).toBeGreaterThan(0);
  return plans;
}
