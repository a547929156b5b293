'use client';

import { useEffect, useRef } from 'react';
import { useFormHandle } from './form-context';

const prefix = 'Error: ';

export function ErrorSummary() {
  const { shownErrors, state, attempts } = useFormHandle();
  const box = useRef<HTMLDivElement>(null);
  const problems = Object.entries(shownErrors).flatMap(([name, error]) =>
    typeof error?.message === 'string' ? [{ name, message: error.message }] : [],
  );
  const refusal = problems.length === 0 ? state.refusal : undefined;
  const shown = problems.length > 0 || refusal !== undefined;

  // Each attempt and each answer takes the focus anew.
  useEffect(() => {
    if (!shown) return;
    box.current?.focus();
    const title = document.title;
    if (!title.startsWith(prefix)) document.title = prefix + title;
    return () => {
      document.title = title;
    };
  }, [shown, attempts, state]);

  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-7 max-w-[34rem] rounded-[4px] border-2 border-danger bg-danger-soft px-5 py-[1.1rem]"
    >
      <h2 className="font-serif text-xl font-medium">There is a problem</h2>
      {refusal && <p className="mt-1.5">{refusal}</p>}
      {problems.length > 0 && (
        <ul className="mt-1.5 list-disc pl-[1.1rem]">
          {problems.map(({ name, message }) => (
            <li key={name} className="mt-1">
              <a href={`#${name}`} className="font-[550] text-danger">
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
