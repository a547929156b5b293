export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'nav' | 'danger';

const solid = 'eased inline-block rounded-[4px] border px-5 py-3 text-[1rem] leading-tight font-[550] no-underline';

const variants: Record<ButtonVariant, string> = {
  primary: `${solid} border-accent bg-accent text-on-accent hover:brightness-110`,
  plain: `${solid} border-accent bg-transparent text-accent hover:bg-accent-soft`,
  danger: `${solid} border-danger bg-danger text-paper hover:brightness-110`,
  quiet:
    'inline-block [text-align:inherit] border border-transparent -mx-0.5 -my-1 px-0.5 py-1 text-sm text-accent underline decoration-1 underline-offset-[0.18em] hover:decoration-2',
  /** Beside the links of the masthead, and like them. */
  nav: 'eased border-b-2 border-transparent py-[0.3rem] text-ink hover:border-hairline',
};

export const buttonClass = (variant: ButtonVariant): string => variants[variant];
