import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { LedgerTable } from '@/components/ui/ledger-table';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import type { ConsentState } from '@/lib/consent/current-consents';
import { listConsents } from '@/lib/consent/marketing';
import { type ConsentId, policy } from '@/lib/policy/current';
import { SignOut } from '../../sign-out';
import { setMarketingAction } from './actions';

export const metadata: Metadata = { title: 'Consents' };

const words = { granted: 'Yes', refused: 'No', withdrawn: 'Withdrawn', lapsed: 'Lapsed' } as const;
const places = {
  contact: 'in Contact us',
  signUp: 'at sign-up',
  firstLogin: 'in your profile',
  myData: 'in My Data',
  mailLink: 'by the link in a mail',
} as const;

const tells: Readonly<Record<string, string>> = {
  granted: 'You get news and resources by email from now on.',
  withdrawn: 'Withdrawn. No marketing mail is sent to you from now on.',
  refused: 'Nothing was changed. Try again in a quarter of an hour.',
};

function changeOf(id: ConsentId, state: ConsentState | undefined): ReactNode {
  if (id === 'marketing') {
    const granted = state?.decision === 'granted';
    return (
      <form action={setMarketingAction}>
        <input type="hidden" name="marketing" value={granted ? 'withdrawn' : 'granted'} />
        <Button variant="quiet">{granted ? 'Withdraw' : 'Agree'}</Button>
      </form>
    );
  }
  if (state?.decision !== 'granted') return null;
  if (policy.consents[id].kind === 'optional') {
    return (
      <ButtonLink href="/my-data/correct#your-profile" variant="quiet">
        Remove the items
      </ButtonLink>
    );
  }
  return (
    <ButtonLink href="/my-data/close" variant="quiet">
      Withdraw, which closes the account
    </ButtonLink>
  );
}

export default async function ConsentsPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const subject = await requireSubject();
  const { told } = await searchParams;
  const states = await listConsents(subject);
  const now = new Date().toISOString();
  const asked = (Object.keys(policy.consents) as ConsentId[]).filter((id) => states.has(id) || id === 'marketing');
  const tell = typeof told === 'string' ? tells[told] : undefined;
  return (
    <MyDataFrame title="Your consents" lede="What you agreed to, when and where. Each can be taken back as easily as it was given." signOut={<SignOut />}>
      {tell && <Notice tone={told === 'refused' ? 'caution' : 'done'} title={tell} />}
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
              state: state ? `${words[state.decision]}${state.pending ? ', counts once your address is confirmed' : ''}` : 'Not asked',
              when: state && (
                <>
                  <DateTime at={state.at.toISOString()} now={now} /> {places[state.place]}
                </>
              ),
              version: state?.policyVersion,
              change: changeOf(id, state),
            },
          };
        })}
      />
    </MyDataFrame>
  );
}
