import type { ReactNode } from 'react';

export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  autocomplete?: string;
}

export const inputClass =
  'w-full rounded-[4px] border border-control bg-raised px-[0.7rem] py-[0.6rem] text-[1rem] leading-normal hover:border-ink aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger';

type FieldFrameProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'optional'> & {
  error: string | undefined;
  children: ReactNode;
};

/** Label above, hint under it, the error beside the control. */
export function FieldFrame({ name, label, hint, optional = false, error, children }: FieldFrameProps) {
  return (
    <div className={`grid gap-[0.3rem] ${error ? 'border-l-4 border-danger pl-4' : ''}`}>
      <label htmlFor={name} className="font-[550]">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="text-sm font-[550] text-danger">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
