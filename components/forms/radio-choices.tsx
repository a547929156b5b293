'use client';

import { useField } from './form-context';

interface RadioChoicesProps {
  name: string;
  heading: string;
  hint: string;
  choices: readonly { value: string; label: string }[];
}

/** Equal choices, nothing pre-chosen, the whole card a target. The summary's link lands on the first of them. */
export function RadioChoices({ name, heading, hint, choices }: RadioChoicesProps) {
  const { error, typed, register, described } = useField(name, true);
  return (
    <fieldset {...described} className={`px-5 py-[1.1rem] ${error ? 'border-l-4 border-l-danger' : ''}`}>
      <legend className="float-left w-full font-[600]">{heading}</legend>
      <p id={`${name}-hint`} className="clear-both pt-0.5 text-sm text-muted">
        {hint}
      </p>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-sm font-[550] text-danger">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <div className="mt-3 grid gap-2.5 sm:grid-cols-2">
        {choices.map(({ value, label }, at) => (
          <label
            key={value}
            className="group eased relative flex items-center gap-2.5 rounded-[4px] border border-control bg-paper px-3 py-[0.6rem] font-medium has-checked:border-accent has-checked:bg-accent-soft has-checked:inset-ring has-checked:inset-ring-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              {...register}
              type="radio"
              id={at === 0 ? name : `${name}-${value}`}
              value={value}
              defaultChecked={typed === value}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span
              aria-hidden="true"
              className="size-4 flex-none rounded-full border-[1.5px] border-control group-has-checked:border-[5px] group-has-checked:border-accent"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
