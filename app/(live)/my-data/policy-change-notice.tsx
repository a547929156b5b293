import Link from 'next/link';
import { Day } from '@/components/ui/day';
import { Notice } from '@/components/ui/notice';
import { comparePath, type NoticeOfChange } from '@/lib/policy-notices/notice-of-change';
import { Press } from '../press';
import { readNoticeAction } from './actions';

const list = new Intl.ListFormat('en-GB');

interface PolicyChangeNoticeProps {
  notice: NoticeOfChange;
  /** The calendar day of the controller, by which versions take effect. */
  today: string;
  now: string;
}

/** Which yes is for what it was given to alone, and where the person can decide anew. */
function AskedAgain({ notice: { askedAgain, effectiveOn }, isAhead }: { notice: NoticeOfChange; isAhead: boolean }) {
  if (askedAgain.length === 0) return null;
  return (
    <p>
      You agreed to: {list.format(askedAgain.map(({ label }) => `“${label}”`))}. What we tell people before that
      decision {isAhead ? 'will be' : 'is now'} another. Your yes holds for what you were told then; what is new is done
      only if you agree to it.{' '}
      {isAhead ? (
        <>
          You can decide from <Day on={effectiveOn} /> on, under Consents.
        </>
      ) : (
        <Link href="/my-data/consents#offers" prefetch={false}>
          Decide under Consents
        </Link>
      )}{' '}
      If you do not, nothing else is lost.
    </p>
  );
}

/** That the policy changes, in which parts, and what follows for the person: until they press that they have read it (S16). */
export function PolicyChangeNotice({ notice, today, now }: PolicyChangeNoticeProps) {
  const { version, effectiveOn, sections } = notice;
  const isAhead = today < effectiveOn;
  return (
    <Notice tone="info" title={isAhead ? 'The privacy policy is going to change' : 'The privacy policy has changed'}>
      <p>
        A new version {isAhead ? 'applies from' : 'has applied since'}{' '}
        <Day on={effectiveOn} now={isAhead ? now : undefined} />
        {isAhead ? '; until then the present one does' : ''}. These parts read differently:
      </p>
      <ul className="grid list-disc gap-1 pl-5">
        {sections.map(({ id, title, inShort, isGone }) => (
          <li key={id}>
            <b className="font-[600]">{title}</b>
            {isGone ? ' (gone)' : inShort && `: ${inShort}`}
          </li>
        ))}
      </ul>
      <p>
        <Link href={comparePath(notice)} prefetch={false}>
          Every word that differs
        </Link>
      </p>
      <AskedAgain notice={notice} isAhead={isAhead} />
      <Press action={readNoticeAction} fields={{ version }} variant="plain">
        I have read it
      </Press>
    </Notice>
  );
}
