import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface OrdinaryOwner {
  name: string;
  password: string;
  /** Makes a database that this role owns; answers the address it logs in with. */
  createDatabase(name: string, options?: { template?: string }): Promise<string>;
}

export async function asAdmin<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and role, another database. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

export async function createOwnedDatabase(
  adminUrl: string,
  owner: string,
  name: string,
  template = 'template0',
): Promise<void> {
  await asAdmin(adminUrl, (client) =>
    client.query(
      `CREATE DATABASE ${escapeIdentifier(name)} OWNER ${escapeIdentifier(owner)} TEMPLATE ${escapeIdentifier(template)}`,
    ),
  );
}

/** A login as an operator would make it: no superuser, whom row-level security does not bind. */
export async function createOrdinaryOwner(adminUrl: string, name = 'portal_owner'): Promise<OrdinaryOwner> {
  const password = randomBytes(24).toString('hex');
  await asAdmin(adminUrl, (client) =>
    client.query(
      `CREATE ROLE ${escapeIdentifier(name)} LOGIN NOSUPERUSER NOCREATEDB CREATEROLE PASSWORD ${escapeLiteral(password)}`,
    ),
  );
  return {
    name,
    password,
    async createDatabase(database, { template } = {}) {
      await createOwnedDatabase(adminUrl, name, database, template);
      const url = new URL(onDatabase(adminUrl, database));
      url.username = name;
      url.password = password;
      return url.href;
    },
  };
}
