/** What a domain function answers: an expected refusal is a value, a bug or an outage is thrown. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = <E extends string>(error: E): { ok: false; error: E } => ({ ok: false, error });
