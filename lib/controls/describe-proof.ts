import { openPoints } from './open-points';
import type { Line, Proof } from './read-proof';

const time = (at: Date | null): string | null => at?.toISOString() ?? null;

function describeLine(line: Line) {
  if (line.by === 'people') {
    const { department = null, doneOn = null, expiresOn = null } = line.standing ?? {};
    return { by: line.by, text: line.text, state: line.state, department, doneOn, expiresOn };
  }
  const { by, text, state, tests, live } = line;
  return {
    by,
    text,
    state,
    tests: { code: tests.code, at: time(tests.at), named: tests.named },
    live: live && { state: live.state, code: live.code, at: time(live.at) },
  };
}

/** The proof for machines: each section with its blocks, and everything that a block names once. */
export function describeProof({ at, startedAt, policy, sections }: Proof) {
  const lines = sections.flatMap((section) => section.lines);
  return {
    at: at.toISOString(),
    startedAt: startedAt.toISOString(),
    policy,
    waitsFor: openPoints(sections).map((point) => ({ ...point, sections: point.sections.map(({ id }) => id) })),
    sections: sections.map(({ id, number, title, state, blocks }) => ({ id, number, title, state, blocks })),
    keptBy: Object.fromEntries(lines.map((line) => [line.id, describeLine(line)])),
  };
}
