'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { ActionForm } from '@/components/forms/action-form';
import { ConsentBlock } from '@/components/forms/consent-block';
import { DecisionChoices, type DecisionNotice } from '@/components/forms/decision-choices';
import { SubmitButton } from '@/components/forms/submit-button';
import { useActionForm } from '@/components/forms/use-action-form';
import type { FormParts } from '@/lib/forms/form-parts';
import { partsShape } from '@/lib/forms/parts-shape';
import { joinInquiryAction } from './actions';

interface JoinFormProps {
  person: string;
  parts: FormParts;
  notices: Readonly<Record<string, DecisionNotice>>;
  version: string;
}

export function JoinForm({ person, parts, notices, version }: JoinFormProps) {
  const schema = useMemo(() => z.object(partsShape(parts)).extend({ person: z.string() }), [parts]);
  const form = useActionForm(joinInquiryAction, schema);
  return (
    <ActionForm form={form}>
      <input type="hidden" {...form.register('person')} value={person} />
      <ConsentBlock version={version}>
        {parts.decisions.map(({ name }) => {
          const notice = notices[name];
          return notice && <DecisionChoices key={name} name={name} notice={notice} />;
        })}
      </ConsentBlock>
      <div>
        <SubmitButton>It is mine: move it</SubmitButton>
      </div>
    </ActionForm>
  );
}
