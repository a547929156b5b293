import { pingDatabase } from '@/lib/db/client';

export async function isHealthy(): Promise<boolean> {
  return pingDatabase().then(
    () => true,
    () => false,
  );
}
