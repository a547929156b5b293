import { collectedLately } from '@/lib/data-rights/collected';
import { answerTo, findUnpublished } from '@/lib/policy/california';
import { policy } from '@/lib/policy/current';
import type { PolicyShape } from '@/lib/policy/types';
import { reportError } from '@/lib/report-error';
import { tellDaily } from './tell-daily';

class UnpublishedError extends Error {
  override name = 'UnpublishedError';
}

/** Says once a day that something was collected which the answer to California (S12) does not name. */
export function tellUnpublished(published: PolicyShape['california'] = policy.california): () => Promise<void> {
  return tellDaily(
    async () => {
      const { items } = await collectedLately();
      const { categories, sources } = findUnpublished(answerTo(items.map((id) => policy.items[id])), published);
      return categories.length + sources.length;
    },
    (unpublished) => void reportError('california-unpublished', new UnpublishedError(), { unpublished }),
  );
}
