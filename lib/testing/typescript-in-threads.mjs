import { isMainThread } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// tsx itself registers in the main thread alone.
if (!isMainThread) register();
