import { companyDay, listStanding, type Standing } from '@/lib/attestations/standing';
import { atMostEvery } from '@/lib/hourly';
import { hashContent } from '@/lib/policy/content-hash';
import { attestationOf, type ControlId, isControl, type KeeperId } from '@/lib/policy/controls';
import { policy } from '@/lib/policy/current';
import { published } from '@/lib/policy/in-force';
import { type Keeper, keepersOf, keepersOfBlock } from '@/lib/policy/keepers-of';
import type { Block, PolicyShape, Section } from '@/lib/policy/types';
import { type BuiltTests, readBuiltTests } from './built-tests';
import type { Live, State } from './judge-live';
import { judgeTests, type Tests, testState } from './judge-tests';
import { readLive } from './live';
import { namedTests } from './named-tests';

export interface ProvedControl {
  by: 'portal';
  id: ControlId;
  text: string;
  state: State;
  tests: Tests;
  /** What is seen of it while it runs; null of what does not run by itself. */
  live: Live | null;
}

export interface AttestedPromise {
  by: 'people';
  id: KeeperId;
  text: string;
  state: State;
  /** The newest that was not withdrawn. */
  standing: Standing | null;
}

export type Line = ProvedControl | AttestedPromise;

export interface ProvedSection extends Pick<Section, 'id' | 'number' | 'title' | 'inShort'> {
  state: State;
  lines: Line[];
  blocks: { type: Block['type']; keptBy: readonly KeeperId[] }[];
}

export interface Proof {
  at: Date;
  /** When this server started. */
  startedAt: Date;
  policy: Pick<PolicyShape, 'version' | 'effectiveOn'> & {
    /** SHA-256, hex, of what it says: worked out from the program that runs, not read from the record. */
    sha256: string;
    /** ISO date of its publication; null of a draft. */
    recordedOn: string | null;
  };
  sections: ProvedSection[];
}

const fromWorst = ['amber', 'unknown', 'untested'] as const satisfies readonly State[];

/** What needs a look goes before what is not known, that before what is not tested here, and all before what is kept. */
const worstOf = (states: readonly State[]): State => fromWorst.find((state) => states.includes(state)) ?? 'kept';

interface Seen {
  now: Date;
  startedAt: Date;
  live: Partial<Record<ControlId, Live>>;
  tests: BuiltTests;
  standing: ReadonlyMap<string, Standing>;
}

function lineOf({ id, text }: Keeper, seen: Seen): Line {
  if (isControl(id)) {
    const tests = judgeTests(namedTests[id], seen.tests);
    const live = seen.live[id] ?? null;
    const states = [testState[tests.code], ...(live ? [live.state] : [])];
    return { by: 'portal', id, text, state: worstOf(states), tests, live };
  }
  const standing = seen.standing.get(attestationOf(id) ?? '') ?? null;
  const stands = standing !== null && standing.expiresOn > companyDay(seen.now);
  return { by: 'people', id, text, state: stands ? 'kept' : 'amber', standing };
}

/** Each section with what keeps it true and how that stands. */
export function proveSections(shape: PolicyShape, seen: Seen): Proof {
  return {
    at: seen.now,
    startedAt: seen.startedAt,
    policy: {
      version: shape.version,
      effectiveOn: shape.effectiveOn,
      sha256: hashContent(shape).sha256,
      recordedOn: published[shape.version]?.recordedOn ?? null,
    },
    sections: shape.sections.map((section) => {
      const lines = keepersOf(section, shape).map((keeper) => lineOf(keeper, seen));
      const { id, number, title, inShort, blocks } = section;
      return {
        id,
        number,
        title,
        inShort,
        lines,
        state: worstOf(lines.map(({ state }) => state)),
        blocks: blocks.map((block) => ({ type: block.type, keptBy: keepersOfBlock(block) })),
      };
    }),
  };
}

let tests: BuiltTests | undefined;

/** How the policy in force is kept, as of the last few seconds: whoever asks again and again is told the same. */
export const readProof = atMostEvery(3_000, async (): Promise<Proof> => {
  tests ??= readBuiltTests();
  const now = new Date();
  const startedAt = new Date(now.getTime() - process.uptime() * 1000);
  const [live, standing] = await Promise.all([readLive(now, startedAt), listStanding()]);
  return proveSections(policy, { now, startedAt, live, tests, standing });
});
