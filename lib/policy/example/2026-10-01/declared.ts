import type { Declared } from '../../declared-types';
import { declared as before } from '../2026-03-01/declared';
import { items } from './items';
import type { ProcessorId } from './processors';

export type { ConnectionId, UsageId } from '../2026-03-01/declared';

const { otherForms } = before;
const islandPass = items.islandPass.label;

export const declared = {
  ...before,
  otherForms: {
    ...otherForms,
    '/my-data': { ...otherForms['/my-data'], asks: { ...otherForms['/my-data'].asks, islandPass } },
    '/my-data/correct': {
      ...otherForms['/my-data/correct'],
      asks: { ...otherForms['/my-data/correct'].asks, islandPass },
    },
  },
} as const satisfies Declared<ProcessorId>;
