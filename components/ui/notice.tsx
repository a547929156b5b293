import type { ReactNode } from 'react';

type Tone = 'info' | 'caution' | 'danger' | 'done';

const tones: Record<Tone, string> = {
  info: 'border-hairline border-l-accent bg-raised',
  caution: 'border-caution bg-caution-soft',
  danger: 'border-danger bg-danger-soft',
  done: 'border-accent bg-accent-soft',
};

interface NoticeProps {
  tone?: Tone;
  title?: string;
  /** Told by a screen reader as soon as it appears: for what just happened, not for what always stands there. */
  live?: boolean;
  children?: ReactNode;
}

export function Notice({ tone = 'info', title, live = tone === 'done', children }: NoticeProps) {
  return (
    <div
      role={live ? 'status' : undefined}
      className={`mb-7 grid max-w-[34rem] gap-1 rounded-[4px] border border-l-4 px-5 py-4 ${tones[tone]}`}
    >
      {title && <p className="font-[600]">{title}</p>}
      {children && <div className="grid gap-2">{children}</div>}
    </div>
  );
}
