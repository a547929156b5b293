import { Notice } from '@/components/ui/notice';

/** On every page that sends mail, in local mode: no mail leaves the machine. */
export function LocalMailNote({ show }: { show: boolean }) {
  if (!show) return null;
  return (
    <Notice tone="caution" title="This portal runs in local mode">
      <p>
        Mail is kept here instead of sent. Read it in the{' '}
        <a href="/mailbox" className="text-ink">
          mailbox
        </a>
        .
      </p>
    </Notice>
  );
}
