import type { Processor } from '../../types';
import { processors as before } from '../2026-03-01/processors';
import type { ItemId } from './items';

export const processors = {
  pelican: before.pelican,
  heron: {
    name: 'Heron Call Centre ApS',
    task: 'Calling back who asked for it, in the evening too',
    country: 'Denmark',
    items: ['mobile', 'callName'],
    itemsLabel: 'Mobile number, and what to call you',
    when: 'When the harbour has you called back',
    how: 'Through a line of its own',
    kept: 'Until the call is over',
    short: 'Heron Call Centre',
    policyUrl: 'https://heroncalls.example/privacy',
  },
} as const satisfies Record<string, Processor<ItemId>>;

export type ProcessorId = keyof typeof processors;
