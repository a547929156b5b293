import { attestationOf, controls, isControl, type KeeperId } from './controls';
import type { Block, PolicyShape, Section } from './types';

export interface Keeper {
  id: KeeperId;
  by: 'portal' | 'people';
  text: string;
}

/** What carries a block out; a heading says nothing that could be kept. */
export const keepersOfBlock = (block: Block): readonly KeeperId[] => (block.type === 'heading' ? [] : block.keptBy);

/** What carries a section out, each once: first the portal, then people. */
export function keepersOf(section: Section, policy: Pick<PolicyShape, 'attestations'>): Keeper[] {
  const ids = [...new Set(section.blocks.flatMap(keepersOfBlock))];
  const byPortal = ids.filter(isControl).map((id): Keeper => ({ id, by: 'portal', text: controls[id] }));
  const byPeople = ids.flatMap((id): Keeper[] => {
    const attestation = policy.attestations[attestationOf(id) ?? ''];
    return attestation ? [{ id, by: 'people', text: attestation }] : [];
  });
  return [...byPortal, ...byPeople];
}
