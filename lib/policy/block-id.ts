import type { Block } from './types';

/** A table of facts is called after what it shows. */
export const blockId = (block: Block): string => (block.type === 'facts' ? block.of : block.id);
