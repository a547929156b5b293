import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';

interface PressProps {
  action: (data: FormData) => Promise<void>;
  /** What the form sends along. */
  fields?: Readonly<Record<string, string>>;
  variant?: ButtonVariant;
  children: ReactNode;
}

/** A form that is one button. */
export function Press({ action, fields = {}, variant = 'quiet', children }: PressProps) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant={variant}>{children}</Button>
    </form>
  );
}
