/** The code an error carries, or the nearest of its causes: PostgreSQL's (its manual, appendix A), Node's, SMTP's. */
export function errorCode(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as Error & { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return null;
}
