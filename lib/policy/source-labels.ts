import type { Item } from './types';

export type SourceId = Item['source'];

export const sourceLabels: Record<SourceId, string> = {
  person: 'Directly from you',
  automatic: 'Automatically through your use of the website',
};
