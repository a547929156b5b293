/** A reason to stop that the reader can act on: printed as its sentence, without a stack. */
export class Refusal extends Error {}

export const say = (text) => process.stdout.write(`${text}\n`);

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Shows that work goes on: one line with a running clock in a terminal, a line now and then elsewhere.
 * The result of `work` may be a note that replaces the elapsed time's silence, such as "unchanged".
 */
export async function step(label, work) {
  const started = Date.now();
  const live = process.stdout.isTTY;
  const show = () =>
    process.stdout.write(live ? `\r${label} … ${seconds(started)} ` : `${label} … ${seconds(started)}\n`);
  if (live) show();
  else say(`${label} …`);
  const clock = setInterval(show, live ? 200 : 15_000);
  const close = (word) => say(`${live ? '\r' : ''}${label}: ${word}, ${seconds(started)}   `);
  try {
    const note = await work();
    clearInterval(clock);
    close(typeof note === 'string' ? note : 'done');
  } catch (error) {
    clearInterval(clock);
    close('failed');
    throw error;
  }
}

/** Runs a script's `main`, and ends the process with a sentence where it refuses. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
