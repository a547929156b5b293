'use client';

import { type ReactNode, useMemo } from 'react';
import { z } from 'zod';
import type { FormParts } from '@/lib/forms/form-parts';
import type { FormAction } from '@/lib/forms/form-state';
import { partsShape } from '@/lib/forms/parts-shape';
import { ActionForm } from './action-form';
import { ConsentBlock } from './consent-block';
import { DecisionChoices, type DecisionNotice } from './decision-choices';
import { PolicyField } from './policy-field';
import { SubmitButton } from './submit-button';
import { useActionForm } from './use-action-form';

interface CollectionFieldsProps {
  parts: FormParts;
  notices: Readonly<Record<string, DecisionNotice>>;
  version: string;
  action: FormAction;
  submitLabel: string;
  extra?: ReactNode;
  beside?: ReactNode;
  values?: Record<string, string>;
}

export function CollectionFields(props: CollectionFieldsProps) {
  const { parts, notices, version, action, submitLabel, extra, beside, values } = props;
  const schema = useMemo(() => z.object(partsShape(parts)), [parts]);
  const form = useActionForm(action, schema, values);
  return (
    <ActionForm form={form}>
      {extra}
      {parts.fields.map((field) => (
        <PolicyField key={field.name} field={field} />
      ))}
      <ConsentBlock version={version}>
        {parts.decisions.map(({ name }) => {
          const notice = notices[name];
          return notice && <DecisionChoices key={name} name={name} notice={notice} />;
        })}
      </ConsentBlock>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <SubmitButton>{submitLabel}</SubmitButton>
        {beside}
      </div>
    </ActionForm>
  );
}
