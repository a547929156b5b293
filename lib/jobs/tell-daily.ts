const repeatAfterMs = 24 * 3_600_000;

/** Says once a day that there is something to say, until there is nothing: `count` is asked each time before that. */
export function tellDaily(count: () => Promise<number>, tell: (counted: number) => void): () => Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - toldAt < repeatAfterMs) return;
    const counted = await count();
    if (counted === 0) return;
    toldAt = performance.now();
    tell(counted);
  };
}
