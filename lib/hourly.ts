const hourMs = 3_600_000;

/** Asks at most once in so many milliseconds, in this process. What failed is asked again. */
export function atMostEvery<T>(everyMs: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { answer: Promise<T>; until: number } | null = null;
  return () => {
    if (kept && performance.now() < kept.until) return kept.answer;
    const asked = { answer: ask(), until: performance.now() + everyMs };
    kept = asked;
    asked.answer.catch(() => {
      if (kept === asked) kept = null;
    });
    return asked.answer;
  };
}

/** Asks at most once an hour, in this process. */
export const hourly = <T>(ask: () => Promise<T>): (() => Promise<T>) => atMostEvery(hourMs, ask);
