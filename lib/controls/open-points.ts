import type { Line, ProvedSection } from './read-proof';

/** Why something is not kept, by who can change that. In the order in which they are told. */
export const openReasons = ['broken', 'tests', 'attestation-over', 'not-attested', 'not-seen', 'untested'] as const;
export type OpenReason = (typeof openReasons)[number];

/** All that waits for the same people to do the same thing. */
export interface OpenPoint {
  reason: OpenReason;
  /** What keeps a section true, each once. */
  keptBy: Line['id'][];
  sections: Pick<ProvedSection, 'id' | 'number'>[];
}

/** Null of what is kept. Of two reasons the worse one. */
function reasonOf(line: Line): OpenReason | null {
  if (line.state === 'kept') return null;
  if (line.by === 'people') return line.standing ? 'attestation-over' : 'not-attested';
  if (line.state === 'amber') return line.live?.state === 'amber' ? 'broken' : 'tests';
  return line.state === 'unknown' ? 'not-seen' : 'untested';
}

/** What is not kept, put together by what it waits for. */
export function openPoints(sections: readonly ProvedSection[]): OpenPoint[] {
  return openReasons.flatMap((reason) => {
    const concerned = sections.filter(({ lines }) => lines.some((line) => reasonOf(line) === reason));
    if (concerned.length === 0) return [];
    const lines = concerned.flatMap((section) => section.lines.filter((line) => reasonOf(line) === reason));
    return [
      {
        reason,
        keptBy: [...new Set(lines.map(({ id }) => id))],
        sections: concerned.map(({ id, number }) => ({ id, number })),
      },
    ];
  });
}
