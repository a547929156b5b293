'use client';

import { useState } from 'react';
import { inputClass } from '@/components/forms/field-frame';
import { Button } from '@/components/ui/button';
import { useAwake } from '@/components/ui/use-awake';
import type { PublicKeys } from '@/lib/signing/public-keys';
import { checkFile, checkText, type Outcome } from './check-text';
import { DocumentOutcome } from './document-outcome';

/** No form: without JavaScript there is nothing that could be sent by mistake. */
export function DocumentChecker({ keys }: { keys: PublicKeys }) {
  const awake = useAwake();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ state: 'nothing' });
  return (
    <div className="grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <fieldset disabled={!awake} className="grid min-w-0 content-start gap-[1.6rem] disabled:opacity-60">
        <legend className="sr-only">What to check</legend>
        <div className="grid gap-[0.3rem]">
          <label htmlFor="document-file" className="font-[550]">
            The receipt or certificate, as a file
          </label>
          <p id="document-file-hint" className="text-sm text-muted">
            From a mail of ours, from Consents in My Data, or from the page of a closed account.
          </p>
          <input
            id="document-file"
            type="file"
            accept=".json,application/json"
            aria-describedby="document-file-hint"
            // The same file chosen again, edited since, would be no change.
            onClick={({ currentTarget }) => {
              currentTarget.value = '';
            }}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) checkFile(file, keys).then(setOutcome);
            }}
            className="w-full rounded-[4px] border border-control bg-raised p-[0.45rem] text-sm text-muted file:mr-3 file:rounded-[3px] file:border file:border-accent file:bg-transparent file:px-4 file:py-2 file:text-base file:font-[550] file:text-accent hover:border-ink"
          />
        </div>
        <div className="grid justify-items-start gap-[0.3rem]">
          <label htmlFor="document-text" className="font-[550]">
            Or its text
          </label>
          <p id="document-text-hint" className="text-sm text-muted">
            Paste all of it, from the first bracket to the last.
          </p>
          <textarea
            id="document-text"
            aria-describedby="document-text-hint"
            rows={6}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setOutcome({ state: 'nothing' });
            }}
            className={`${inputClass} wrap-anywhere`}
          />
          <div className="mt-2">
            <Button
              type="button"
              onClick={() =>
                text.trim() === '' ? setOutcome({ state: 'nothing' }) : checkText(text, keys).then(setOutcome)
              }
            >
              Check the text
            </Button>
          </div>
        </div>
      </fieldset>
      <DocumentOutcome outcome={outcome} awake={awake} />
    </div>
  );
}
