import type { Page } from '@playwright/test';
import { type CollectionPointId, policy } from '@/lib/policy/current';
import type { CollectionPoint } from '@/lib/policy/types';
import { checkPage } from './support/check-page';
import { decisionGroup } from './support/decide';
import { expect, test } from './support/journey';
import { openAccount } from './support/open-account';

const points: readonly CollectionPointId[] = ['contact', 'signUp', 'firstLogin'];

/** What a form asks beside the policy's items: what kind of inquiry it is. */
const extra: Partial<Record<CollectionPointId, string[]>> = { contact: ['kind'] };

const namesOf = (page: Page) =>
  page
    .getByRole('main')
    .locator('input:not([type=hidden]), select, textarea')
    .evaluateAll((controls) => [...new Set(controls.map((control) => control.getAttribute('name')))]);

for (const id of points) {
  const point: CollectionPoint = policy.collectionPoints[id];

  test(`${point.label} asks for exactly the items of the policy, and the choices are fair`, async ({
    page,
    inbox,
    email,
  }) => {
    if (id === 'firstLogin') await openAccount(page, inbox, email, { marketing: 'no' });
    await page.goto(point.path);
    await checkPage(page);

    await test.step('these fields and no other, required and optional told apart', async () => {
      const items = [...point.required, ...point.optional].map(({ item }) => item);
      const asked = [...(extra[id] ?? []), ...items, ...point.consents.map((consent) => `decide-${consent}`)];
      expect((await namesOf(page)).toSorted()).toEqual(asked.toSorted());
      for (const [fields, ending] of [
        [point.required, ''],
        [point.optional, ' (optional)'],
      ] as const) {
        for (const { item } of fields) {
          const label = `${policy.items[item as 'email'].label}${ending}`;
          await expect(page.getByLabel(label, { exact: true }), label).toHaveAttribute('name', item);
        }
      }
      await expect(page.getByText('(optional)')).toHaveCount(point.optional.length);
    });

    await test.step('nothing is chosen beforehand, and yes is no larger than no', async () => {
      await expect(page.locator('input:checked')).toHaveCount(0);
      for (const consent of policy.collectionPoints[id].consents) {
        const choices = decisionGroup(page, consent).getByRole('radio');
        await expect(choices, consent).toHaveCount(2);
        const [yes, no] = [await choices.nth(0).boundingBox(), await choices.nth(1).boundingBox()];
        expect(yes?.width, consent).toBeGreaterThan(40);
        expect([no?.width, no?.height]).toEqual([yes?.width, yes?.height]);
        const looks = await decisionGroup(page, consent)
          .locator('label')
          .evaluateAll((labels) =>
            labels.map((label) => {
              const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(label);
              return { color, backgroundColor, borderColor, fontSize, fontWeight };
            }),
          );
        expect(looks[1], consent).toEqual(looks[0]);
      }
    });
  });
}
