'use client';

import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import { useFormHandle } from './form-context';

interface SubmitButtonProps {
  /** Says what it does: "Send inquiry". */
  children: string;
  variant?: ButtonVariant;
}

/** While an answer is awaited it keeps the focus, so it is marked as disabled and the form ignores it. */
export function SubmitButton({ children, variant }: SubmitButtonProps) {
  const { pending } = useFormHandle();
  return (
    <>
      <Button variant={variant} aria-disabled={pending || undefined}>
        {children}
      </Button>
      <span role="status" className="text-muted">
        {pending && 'Sending…'}
      </span>
    </>
  );
}
