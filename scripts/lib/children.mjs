import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const running = new Set();

let ending = false;

/** Whether a child that ends now was told to. */
export const isEnding = () => ending;

/** A group of its own where the system has groups, so that a child's children end with it. */
const grouped = process.platform !== 'win32';

export const quietEnvironment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

/** The program that runs Next, without npx in between: one process less to end. */
export const nextProgram = 'node_modules/next/dist/bin/next';

export function start(command, args, options = {}) {
  const child = spawn(command, args, { env: quietEnvironment, stdio: 'inherit', detached: grouped, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs to the end. Answers the exit code and, with `quiet`, everything it said. */
export async function run(command, args, { quiet = false, ...options } = {}) {
  const child = start(command, args, {
    ...options,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  const keep = (chunk) => {
    output += chunk;
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const [code] = await once(child, 'close');
  return { code: code ?? 1, output };
}

function signalGroup(child, signal) {
  try {
    if (grouped) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // Gone already.
  }
}

export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  signalGroup(child, 'SIGTERM');
  await Promise.race([ended, delay(8000, null, { ref: false })]);
  signalGroup(child, 'SIGKILL');
  await ended;
}

/**
 * Ctrl-C ends the children first, then this process with `code`. So does the end of the npm that
 * started it: npm passes a signal on to its shell only, and the shell dies without a word.
 */
export function endChildrenOnSignal(code = 0) {
  const endAll = async () => {
    if (ending) return;
    ending = true;
    await Promise.all([...running].map(end));
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endAll);
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && endAll(), 500).unref();
}
