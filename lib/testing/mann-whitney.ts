/** Complementary error function (Abramowitz and Stegun 7.1.26), off by 1.5e-7 at the most. */
function erfc(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = series * Math.exp(-x * x);
  return x < 0 ? 2 - tail : tail;
}

/** Ranks from 1; equal values share the mean of theirs. Also answers how much the ties take from the variance. */
function rank(values: readonly number[]): { ranks: number[]; ties: number } {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length);
  let ties = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]?.value === order[start]?.value) end += 1;
    for (const { at } of order.slice(start, end)) ranks[at] = (start + 1 + end) / 2;
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { ranks, ties };
}

/**
 * Two-sided p of the Mann-Whitney U test by its normal approximation, corrected for ties: how likely
 * two samples differ this much when nothing tells them apart. For samples of 20 or more.
 */
export function mannWhitneyP(one: readonly number[], two: readonly number[]): number {
  const n = one.length;
  const m = two.length;
  const { ranks, ties } = rank([...one, ...two]);
  const rankSum = ranks.slice(0, n).reduce((sum, each) => sum + each, 0);
  const u = rankSum - (n * (n + 1)) / 2;
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance === 0) return 1;
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return erfc(z / Math.SQRT2);
}
