const token = /([?&]token=)[^\s&"'<>)]+/g;

/**
 * Takes the tokens of links out of what is logged from now on: Next quotes the whole address of a request in some of
 * its warnings, such as the one about a body that is too large.
 */
export function keepTokensFromLog(target: Pick<Console, 'log' | 'info' | 'warn' | 'error'> = console): void {
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    const write = target[level].bind(target);
    target[level] = (...parts: unknown[]) =>
      write(...parts.map((part) => (typeof part === 'string' ? part.replace(token, '$1…') : part)));
  }
}
