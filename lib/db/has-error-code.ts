/** Whether PostgreSQL refused with this code (its manual's appendix A). Drizzle wraps the driver's error. */
export function hasErrorCode(error: unknown, code: string): boolean {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ((each as Error & { code?: unknown }).code === code) return true;
  }
  return false;
}
