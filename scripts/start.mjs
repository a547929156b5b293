import { setTimeout as delay } from 'node:timers/promises';
import { build, isBuilt } from './lib/build.mjs';
import { checkNode } from './lib/check-node.mjs';
import { end, endChildrenOnSignal, isEnding, nextProgram, start } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { policyInForce } from './lib/policy-in-force.mjs';
import { Refusal, runMain, say, step } from './lib/say.mjs';
import { checkPort, hostOf, readSettings } from './lib/settings.mjs';
import { stampTests } from './lib/stamp-tests.mjs';

const longestStartMs = 120_000;

async function isHealthy(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5000) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** A test may have gone since the build, of which it is no part. */
async function stampAgain() {
  if ((await stampTests()) !== 0)
    throw new Refusal('The tests of this portal could not be listed; the reason stands above.');
  return 'nothing to do';
}

/** Next's own banner is held back; what the server reports about itself goes to the error stream at once. */
function launch({ port, host }) {
  const args = [nextProgram, 'start', '-p', String(port), ...(host ? ['-H', host] : [])];
  const child = start(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let ready = false;
  child.stdout.on('data', (chunk) => {
    if (ready) process.stdout.write(chunk);
  });
  return {
    child,
    async untilReady() {
      const deadline = Date.now() + longestStartMs;
      while (!(await isHealthy(port))) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Refusal('The server ended before it was ready; the reason stands above.');
        if (Date.now() > deadline) {
          await end(child);
          throw new Refusal(
            `The server did not answer within ${longestStartMs / 1000} seconds. Is its database reachable?`,
          );
        }
        await delay(100);
      }
      ready = true;
    },
  };
}

function announce({ port, isLocal, siteUrl }) {
  const address = isLocal ? `http://127.0.0.1:${port}` : (siteUrl ?? `http://127.0.0.1:${port}`);
  say(`\nThe privacy portal answers at ${address}`);
  if (isLocal) {
    say(`Local mode, on this computer only: no mail is sent. Read it at ${address}/mailbox`);
  } else {
    say('Mail goes out by SMTP.');
  }
  say('Press Ctrl-C to end it.');
}

runMain(async () => {
  checkNode();
  endChildrenOnSignal();
  const settings = readSettings();
  const host = hostOf(settings);
  await checkPort(settings.port, host);
  await step('1/3 Installing the packages', () => (isInstalled() ? 'nothing to do' : install()));
  await step('2/3 Building', () => (isBuilt() ? stampAgain() : build()));
  for (;;) {
    const version = policyInForce();
    let server;
    await step('3/3 Starting the server', async () => {
      server = launch({ port: settings.port, host });
      await server.untilReady();
    });
    announce(settings);
    const code = await new Promise((resolve) => server.child.once('exit', resolve));
    if (isEnding()) return 0;
    // The server gives way when the day of another version of the policy has come: it takes a build made for that one.
    if (policyInForce() === version) {
      process.stderr.write(`\nThe server ended by itself, with code ${code}.\n`);
      return code || 1;
    }
    await step('2/3 Building anew', build);
  }
});
