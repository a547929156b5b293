import type { CategoryId } from './types';

export const categoryLabels: Record<CategoryId, string> = {
  identifiers: 'Identifiers',
  professional: 'Professional information',
  'internet-activity': 'Internet activity information',
};
