import type { TestProject } from 'vitest/node';
import { createOrdinaryOwner } from './ordinary-owner';
import { startPostgres } from './postgres';
import { dkimKey } from './test-settings';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: {
      adminUrl: string;
      /** The owner's address of the migrated template. Nothing may stay connected to it. */
      templateUrl: string;
    };
  }
}

/** One cluster and one migrated template for the whole run; each worker clones what it needs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  dkimKey();
  const postgres = await startPostgres();
  try {
    const owner = await createOrdinaryOwner(postgres.adminUrl);
    const templateUrl = await owner.createDatabase('portal_template');
    const { migrateDatabase } = await import('@/lib/db/migrate');
    await migrateDatabase(templateUrl);
    project.provide('postgres', { adminUrl: postgres.adminUrl, templateUrl });
    return postgres.stop;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
