export function versionOn(
  day: string,
  publications: Readonly<Record<string, { readonly effectiveOn: string }>>,
): string | null;
export function policyInForce(): string | null;
