import type { ReactNode } from 'react';
import { collectionParts, decisionName } from '@/lib/forms/collection-schema';
import type { FormAction } from '@/lib/forms/form-state';
import { type CollectionPointId, policy } from '@/lib/policy/current';
import type { Notice } from '@/lib/policy/notice';
import { CollectionFields } from './collection-fields';

interface CollectionFormProps {
  point: CollectionPointId;
  /** One per decision of the point, from `noticeFor`. */
  notices: readonly Notice[];
  action: FormAction;
  submitLabel: string;
  /** Fields before the policy's own; the action's schema has to know them. */
  extra?: ReactNode;
  /** Beside the button: another way to go on. */
  beside?: ReactNode;
  values?: Record<string, string>;
}

/** Exactly the fields and decisions of a collection point. Runs on the server, so that the browser gets no policy. */
export function CollectionForm({ point, notices, ...form }: CollectionFormProps) {
  const byName = policy.collectionPoints[point].consents.flatMap((consent) => {
    const notice = notices.find(({ id }) => id.endsWith(`/${point}/${consent}`));
    if (!notice) throw new Error(`The form ${point} was given no notice for ${consent}.`);
    return [[decisionName(consent), notice] as const];
  });
  return (
    <CollectionFields
      {...form}
      parts={collectionParts(point)}
      notices={Object.fromEntries(byName)}
      version={policy.version}
    />
  );
}
