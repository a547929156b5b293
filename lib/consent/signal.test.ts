import { expect, it } from 'vitest';
import { isOptOutSignal } from './signal';

it.each(['1', '1, 1', '0, 1', '1,0', '1, true'])('the header "%s" is an opt-out', (header) => {
  expect(isOptOutSignal(header)).toBe(true);
});

it.each([null, '', '0', '01', '1.0', '+1', 'true', '"1"', '11', '1;q=1', '１', '1 0', '1\u00a0', ', ', '0, 2'])(
  'the header %j is none',
  (header) => {
    expect(isOptOutSignal(header)).toBe(false);
  },
);
