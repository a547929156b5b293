/** Rounds alternate between the portal and its floor, so that a slow minute of the machine hits both. */
const rounds = 5;
const callsPerRound = 300;

export type Work = () => Promise<unknown>;

async function secondsOf(work: Work, calls: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints milliseconds per call of both, and how many times the floor the portal takes (median of the rounds, lowest to highest). */
export async function compare(name: string, floor: Work, portal: Work, calls = callsPerRound) {
  await floor();
  await portal();
  const pairs: { floor: number; portal: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ floor: await secondsOf(floor, calls), portal: await secondsOf(portal, calls) });
  }
  const ratios = pairs.map((pair) => pair.portal / pair.floor);
  const perCall = (seconds: number[]) => `${((median(seconds) / calls) * 1000).toFixed(2)} ms`.padStart(11);
  process.stdout.write(
    `${name.padEnd(46)} ${perCall(pairs.map((pair) => pair.floor))} ${perCall(pairs.map((pair) => pair.portal))}  ${median(ratios).toFixed(1)}× [${Math.min(...ratios).toFixed(1)}..${Math.max(...ratios).toFixed(1)}]\n`,
  );
}
