import { isMainThread } from 'node:worker_threads';

// tsx itself registers in the main thread alone.
if (!isMainThread) {
  const { register } = await import('tsx/esm/api');
  register();
}
