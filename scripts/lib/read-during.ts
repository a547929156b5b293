import { setTimeout as delay } from 'node:timers/promises';

/** As often as somebody in front of the page would ask, and not as fast as the machine can. */
const readEveryMs = 4;

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Milliseconds that each read took while `work` went on, one every few milliseconds. */
export async function readDuring(read: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const working = work().finally(() => {
    over = true;
  });
  while (!over) {
    times.push(1000 * (await secondsOf(read)));
    await delay(readEveryMs);
  }
  await working;
  return times;
}

export const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
