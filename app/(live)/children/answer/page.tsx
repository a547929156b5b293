import type { Metadata } from 'next';
import Link from 'next/link';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { readQuestion } from '@/lib/data-rights/child-reports/answer-report';
import { defaultAge, highestAge } from '@/lib/policy/child-ages';
import { Press } from '../../press';
import { answerReportAction } from './actions';
import { type Ended, endings } from './endings';

export const metadata: Metadata = { title: 'Is this address a child’s?' };

interface AnswerProps {
  searchParams: Promise<{ token?: string | string[]; 'too-often'?: string }>;
}

/** Mail scanners open links: this page only shows, and its buttons act. */
export default async function AnswerPage({ searchParams }: AnswerProps) {
  const { token, 'too-often': tooOften } = await searchParams;
  const state = typeof token === 'string' ? await readQuestion(token) : null;
  if (typeof token !== 'string' || state !== 'open')
    return <Over ended={state === null || state === 'open' ? 'over' : state} />;
  return (
    <PageFrame>
      <PageTitle
        title="Is this address a child’s?"
        lede="Somebody told us that what we hold at your address is a child’s. Only you can say at once whether that is so."
      />
      {tooOften !== undefined && (
        <Notice tone="caution" title="That was tried too often in a short time">
          <p>Nothing was changed. Wait a quarter of an hour and answer again.</p>
        </Notice>
      )}
      <div className="grid max-w-[40rem] gap-5">
        <p>
          In most places a child is somebody under {defaultAge}, and in some the age is higher, up to {highestAge}:{' '}
          <Link href="/children#ages" prefetch={false}>
            the age where you live
          </Link>
          .
        </p>
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>
            If you are under that age, everything we hold at this address is destroyed: an account, its profile and
            history, inquiries, and the key they are sealed with. That cannot be undone.
          </li>
          <li>If you are not, everything stays as it is, and the report is closed.</li>
        </ul>
        <div className="grid gap-3 sm:grid-cols-2 [&_button]:w-full">
          <Press action={answerReportAction} fields={{ token, answer: 'confirmed' }} variant="plain">
            I am under that age: delete it
          </Press>
          <Press action={answerReportAction} fields={{ token, answer: 'denied' }} variant="plain">
            I am not: keep it
          </Press>
        </div>
      </div>
    </PageFrame>
  );
}

function Over({ ended }: { ended: Ended }) {
  const { title, lede, more } = endings[ended];
  return (
    <PageFrame>
      <PageTitle title={title} lede={lede} />
      <p className="mb-5 max-w-[40rem]">{more}</p>
      <ButtonLink href="/children" variant="plain">
        How reports are handled
      </ButtonLink>
    </PageFrame>
  );
}
