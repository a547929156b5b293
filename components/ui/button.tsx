import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClass } from './button-class';

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> & { variant?: ButtonVariant };

export function Button({ variant = 'primary', type = 'submit', ...props }: ButtonProps) {
  return <button {...props} type={type} className={buttonClass(variant)} />;
}
