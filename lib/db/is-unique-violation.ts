const uniqueViolation = '23505';

/** Whether the database refused a row because another holds the same unique value. Drizzle wraps the driver's error. */
export function isUniqueViolation(error: unknown): boolean {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ((each as Error & { code?: unknown }).code === uniqueViolation) return true;
  }
  return false;
}
