import type { Locator, Page } from '@playwright/test';
import { type CollectionPointId, type ItemId, policy } from '@/lib/policy/current';
import type { CollectionPoint } from '@/lib/policy/types';

export type Entries = Partial<Record<ItemId, string>>;

/** The control of an item in a form, by the policy's own name of it and whether it is optional there. */
export function fieldOf(page: Page, pointId: CollectionPointId, item: ItemId): Locator {
  const point: CollectionPoint<ItemId> = policy.collectionPoints[pointId];
  const optional = point.optional.some((field) => field.item === item);
  return page.getByLabel(`${policy.items[item].label}${optional ? ' (optional)' : ''}`, { exact: true });
}

export async function enterFields(page: Page, point: CollectionPointId, entries: Entries): Promise<void> {
  for (const [item, value] of Object.entries(entries)) {
    const field = fieldOf(page, point, item as ItemId);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}
