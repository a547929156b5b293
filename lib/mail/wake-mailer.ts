import { EventEmitter } from 'node:events';

// One emitter for start-up code and pages, which the framework loads as separate bundles.
const shared = globalThis as typeof globalThis & { portalMailBell?: EventEmitter };
shared.portalMailBell ??= new EventEmitter();

/** Tells this process's mailer that the outbox has something. Only saves it the wait: the row is the work. */
export const wakeMailer = (): boolean => (shared.portalMailBell ?? new EventEmitter()).emit('ring');

export function onWakeMailer(listen: () => void): () => void {
  const bell = shared.portalMailBell ?? new EventEmitter();
  bell.on('ring', listen);
  return () => void bell.off('ring', listen);
}
