import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import type { ConsentState } from '@/lib/consent/current-consents';
import { listConsents } from '@/lib/consent/list-consents';
import { env } from '@/lib/env';
import { type ConsentId, policy } from '@/lib/policy/current';
import { SignOut } from '../../sign-out';
import { ChangeConsent, ConsentOffers } from './change-consent';

export const metadata: Metadata = { title: 'Consents' };

const words = {
  granted: 'Yes',
  refused: 'No',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  paused: 'Paused',
  resumed: 'Resumed',
} as const;
const places = {
  contact: 'in Contact us',
  signUp: 'at sign-up',
  firstLogin: 'in your profile',
  myData: 'in My Data',
  mailLink: 'by the link in a mail',
  oneClick: 'by the button of your mail program',
  signal: 'by a signal of your browser',
  sweep: 'by the end of its time',
  handler: 'by us, as you asked',
} as const;

const tells: Readonly<Record<string, string>> = {
  'granted-marketing': 'You get news and resources by email from now on.',
  'granted-profileOptional': 'You can fill in the optional items under Correct now.',
  'withdrawn-marketing': 'Withdrawn. No marketing mail is sent to you from now on.',
  'withdrawn-profile': 'Withdrawn. Your profile is destroyed; the account stays open for your data and your rights.',
  'withdrawn-profileOptional': 'Withdrawn. The optional items of your profile are destroyed.',
  'withdrawn-inquiry': 'Withdrawn. Your inquiries and our answers are destroyed.',
  'withdrawn-inquiryOptional': 'Withdrawn. The optional items of your inquiries are destroyed.',
  refused: 'Nothing was changed. Try again in a quarter of an hour.',
};

function aside({ decision, pending, counts }: ConsentState): string {
  if (pending) return ', counts once your address is confirmed';
  return decision === 'granted' && !counts ? ', and its time is over' : '';
}

export default async function ConsentsPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const subject = await requireSubject();
  const { told } = await searchParams;
  const states = await listConsents(subject);
  const now = new Date().toISOString();
  const asked = (Object.keys(policy.consents) as ConsentId[]).filter((id) => states.has(id) || id === 'marketing');
  const tell = typeof told === 'string' ? tells[told] : undefined;
  return (
    <MyDataFrame
      title="Your consents"
      lede="What you agreed to, when and where. Each can be taken back as easily as it was given."
      signOut={<SignOut />}
    >
      {tell && <Notice tone={told === 'refused' ? 'caution' : 'done'} title={tell} />}
      <LocalMailNote show={env().mode === 'local'} />
      <LedgerTable
        caption="Decisions"
        note="What was lawful before you take a consent back stays lawful"
        headName="For"
        columns={[
          { key: 'state', name: 'Your answer' },
          { key: 'when', name: 'Given', quiet: true },
          { key: 'version', name: 'Policy', quiet: true },
          { key: 'change', name: 'Change' },
        ]}
        rows={asked.map((id) => {
          const state = states.get(id);
          return {
            id,
            head: policy.consents[id].label,
            cells: {
              state: state ? `${words[state.decision]}${aside(state)}` : 'Not asked',
              when: state && (
                <>
                  <DateTime at={state.at.toISOString()} now={now} /> {places[state.place]}
                </>
              ),
              version: state?.policyVersion,
              change: <ChangeConsent id={id} state={state} />,
            },
          };
        })}
      />
      <ConsentOffers states={states} />
    </MyDataFrame>
  );
}
