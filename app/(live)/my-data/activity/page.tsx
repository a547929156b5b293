import type { Metadata } from 'next';
import { LooksTable } from '@/components/my-data/looks-table';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { listSessions } from '@/lib/auth/sessions';
import { readLegalRecords } from '@/lib/data-rights/legal-records';
import { listLooks, looksPerPage } from '@/lib/data-rights/list-looks';
import { lookWords } from '@/lib/data-rights/look-words';
import { findRestriction } from '@/lib/data-rights/restriction';
import { listNotices } from '@/lib/data-rights/tell/list-notices';
import { periodOf } from '@/lib/policy/period-words';
import { listVisits, visitsPerPage } from '@/lib/visits/list-visits';
import { noteVisit } from '@/lib/visits/note-visit';
import { SignOut } from '../../sign-out';
import { endSessionAction } from './actions';
import { LegalRecordTables } from './legal-records';
import { ToldProcessors } from './told-processors';

export const metadata: Metadata = { title: 'Activity' };

interface ActivityProps {
  searchParams: Promise<{ before?: string | string[]; looks?: string | string[]; ended?: string; told?: string }>;
}

/** `before=<id>`: the last row of the page before. Anything else is the first page. */
const readCursor = (before: string | string[] | undefined): string | undefined =>
  typeof before === 'string' && /^[\w-]{22}$/.test(before) ? before : undefined;

const older = (id: string) => `/my-data/activity?before=${id}`;
/** `looks=<sequence>`: the last look of the page before. Anything else is the first page. */
const readLookCursor = (looks: string | string[] | undefined): number | undefined =>
  typeof looks === 'string' && /^\d{1,15}$/.test(looks) ? Number(looks) : undefined;

export default async function ActivityPage({ searchParams }: ActivityProps) {
  const subject = await requireSubject('/my-data/activity');
  const { before, looks: looksBefore, ended, told } = await searchParams;
  await noteVisit(subject, 'saw-activity');
  const [notices, restriction] = [await listNotices(subject), await findRestriction(subject)];
  const looks = await listLooks(subject, readLookCursor(looksBefore));
  const [sessions, visits, records] = [
    await listSessions(subject),
    await listVisits(subject, readCursor(before)),
    await readLegalRecords(subject),
  ];
  const now = new Date().toISOString();
  const last = visits.at(-1);
  return (
    <MyDataFrame
      title="Your activity"
      lede="Who looked at your data, where you are signed in, what was given to others or is kept for an investigation, and what we recorded of your visits: time, IP address, what you did."
      signOut={<SignOut />}
    >
      {told === 'refused' && <Notice tone="caution" title="Nothing was changed. Try again in a quarter of an hour." />}
      {ended !== undefined && <Notice tone="done" title="That session has ended." />}
      <section id="looks" aria-label="Who looked">
        <LooksTable looks={looks.map((look) => ({ ...look, ...lookWords[look.purpose] }))} now={now} />
        {looks.length === looksPerPage && (
          <p className="mt-4">
            <ButtonLink href={`/my-data/activity?looks=${looks.at(-1)?.sequence}#looks`} variant="plain">
              Older looks
            </ButtonLink>
          </p>
        )}
        <p className="mt-3 max-w-[44rem] text-sm text-muted">
          A look is a person here opening what is sealed for you: your address, an inquiry, a request, what a hold
          keeps. Lists that show numbers and days but nothing of you are none. Programs are none either: they open your
          address for the moment in which a mail to you is sent, and otherwise delete what is past its time without
          reading it.
        </p>
      </section>
      <LedgerTable
        caption="Signed-in browsers"
        note="Each ends by itself after 30 minutes without use, and after 12 hours in any case"
        headName="Since"
        columns={[
          { key: 'seen', name: 'Last used' },
          { key: 'end', name: 'End' },
        ]}
        rows={sessions.map(({ id, current, createdAt, seenAt }) => ({
          id,
          head: <DateTime at={createdAt.toISOString()} now={now} />,
          cells: {
            seen: <DateTime at={seenAt.toISOString()} now={now} />,
            end: current ? (
              'This browser'
            ) : (
              <form action={endSessionAction}>
                <input type="hidden" name="id" value={id} />
                <Button variant="quiet">End this session</Button>
              </form>
            ),
          },
        }))}
      />
      <LegalRecordTables records={records} now={now} />
      <ToldProcessors notices={notices} isRestricted={restriction !== null} now={now} />
      <LedgerTable
        caption="Visits"
        note={`Kept for ${periodOf('visit')}; the IP address for ${periodOf('ip-address')}`}
        empty={before === undefined ? 'Nothing is recorded.' : 'Nothing older is recorded.'}
        headName="When"
        columns={[
          { key: 'done', name: 'What you did' },
          { key: 'ip', name: 'IP address', quiet: true },
        ]}
        rows={visits.map(({ id, at, done, ipAddress }) => ({
          id,
          head: <DateTime at={at.toISOString()} now={now} />,
          cells: { done, ip: ipAddress ?? `Destroyed after ${periodOf('ip-address')}` },
        }))}
      />
      <p className="mt-6 flex gap-3">
        {before !== undefined && (
          <ButtonLink href="/my-data/activity" variant="plain">
            Newest visits
          </ButtonLink>
        )}
        {last && visits.length === visitsPerPage && (
          <ButtonLink href={older(last.id)} variant="plain">
            Older visits
          </ButtonLink>
        )}
      </p>
    </MyDataFrame>
  );
}
