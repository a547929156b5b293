import { expect, it } from 'vitest';
import { keepTokensFromLog } from './redact-log';

it('a token in an address is not logged, and the rest of the line is', () => {
  const lines: unknown[][] = [];
  const write = (...parts: unknown[]) => void lines.push(parts);
  const target = { log: write, info: write, warn: write, error: write };
  keepTokensFromLog(target);
  target.warn('Request body exceeded 128KB for /api/unsubscribe?token=old.1~A-b_c~marketing~x. Only the first', 1);
  target.error('GET /verify-email?from=mail&token=abc&told=done', { status: 500 });
  expect(lines).toEqual([
    ['Request body exceeded 128KB for /api/unsubscribe?token=… Only the first', 1],
    ['GET /verify-email?from=mail&token=…&told=done', { status: 500 }],
  ]);
});
