import type { OptionalProcessorId } from './anchors';
import { type ItemId, policy } from './current';
import type { PolicyVersion } from './registered';
import type { Processor } from './types';

/** One that a policy need not have, whatever the types say: null where this version has it not. */
export const findProcessor = (id: OptionalProcessorId, version: PolicyVersion = policy): Processor<ItemId> | null =>
  Object.hasOwn(version.processors, id) ? version.processors[id] : null;
