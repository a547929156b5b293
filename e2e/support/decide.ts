import type { Locator, Page } from '@playwright/test';
import { type CollectionPointId, type ConsentId, policy } from '@/lib/policy/current';

export type Decisions = Partial<Record<ConsentId, 'yes' | 'no'>>;

/** The fieldset that asks for one consent. */
export const decisionGroup = (page: Page, consent: ConsentId): Locator =>
  page.getByRole('group', { name: policy.consents[consent].label, exact: true });

/** Answers every decision of a form: yes, where nothing else is said. */
export async function decide(page: Page, point: CollectionPointId, decisions: Decisions = {}): Promise<void> {
  for (const consent of policy.collectionPoints[point].consents) {
    const answer = decisions[consent] === 'no' ? 'No' : 'Yes, I agree';
    await decisionGroup(page, consent).getByLabel(answer, { exact: true }).check();
  }
}
