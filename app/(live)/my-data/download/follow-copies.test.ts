import { describe, expect, it } from 'vitest';
import type { CopyProgress } from '@/lib/data-rights/copy/copies-under-way';
import { type Followed, followCopies, mayStillCome } from './follow-copies';

const copy = (minute: number, state: CopyProgress['state'], written = 0): CopyProgress => ({
  startedAt: `2026-01-01T10:0${minute}:00.000Z`,
  state,
  written,
  counted: 100,
});

const begun: Followed = { since: '2026-01-01T10:00:30.000Z', copies: [], answers: 0, silent: 0 };

describe('following copies', () => {
  it('ends when the copy that was asked for has ended, and not at one from before', () => {
    const early = followCopies(begun, [copy(0, 'done', 100)]);
    expect([early.copies, mayStillCome(early)]).toEqual([[], true]);
    const coming = followCopies(early, [copy(1, 'coming', 40), copy(0, 'done', 100)]);
    expect([coming.copies.map(({ written }) => written), mayStillCome(coming)]).toEqual([[40], true]);
    const done = followCopies(coming, [copy(1, 'done', 100), copy(0, 'done', 100)]);
    expect([done.copies.map(({ state }) => state), mayStillCome(done)]).toEqual([['done'], false]);
  });

  it('keeps what another server told while one that knows only its own answers', () => {
    const one = followCopies(begun, [copy(1, 'coming', 40)]);
    const both = followCopies(one, [copy(2, 'coming', 10)]);
    expect(both.copies.map(({ written }) => written)).toEqual([10, 40]);
    expect(mayStillCome(followCopies(both, [copy(2, 'done', 100)]))).toBe(true);
  });

  it.each([
    ['calls a copy broken of which its server knows nothing any more', [], ['broken']],
    ['says nothing of a copy any more where there is no answer', null, []],
  ])('%s, after ten times, and asks no more', (_, answer, states) => {
    let followed = followCopies(begun, [copy(1, 'coming', 40)]);
    for (let each = 0; each < 9; each += 1) followed = followCopies(followed, answer);
    expect([followed.copies[0]?.state, mayStillCome(followed)]).toEqual(['coming', true]);
    followed = followCopies(followed, answer);
    expect([followed.copies.map(({ state }) => state), mayStillCome(followed)]).toEqual([states, false]);
  });

  it('gives up where none ever began', () => {
    let followed = begun;
    for (let answer = 0; answer < 10; answer += 1) followed = followCopies(followed, []);
    expect([followed.copies, mayStillCome(followed)]).toEqual([[], false]);
  });
});
