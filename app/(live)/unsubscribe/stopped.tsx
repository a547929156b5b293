import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { DateTime } from '@/components/ui/date-time';
import { PageTitle } from '@/components/ui/page-title';
import type { LinkView } from '@/lib/marketing/opt-out';
import { periodWords } from '@/lib/policy/retention-of';
import { placeWords } from '../ledger-words';

/** Behind the link of a mail, when nothing is agreed to, or nobody is behind the link any more. */
export function Stopped({ view: { state }, now }: { view: LinkView; now: string }) {
  if (!state) {
    return (
      <PageFrame>
        <PageTitle
          title="This link has ended"
          lede="What this link belonged to has been destroyed, so nothing comes by it any more."
        />
        <p className="mb-4 max-w-[40rem]">
          You need to do nothing. If a mail of ours still comes, its own link stops it, or ask for one by address.
        </p>
        <ButtonLink href="/unsubscribe" variant="plain">
          Stop by address
        </ButtonLink>
      </PageFrame>
    );
  }
  return (
    <PageFrame>
      <PageTitle
        title="You get no marketing mail"
        lede="We send you none. Mail about your account or an inquiry still reaches you."
      />
      <div className="grid max-w-[40rem] gap-9">
        <section aria-labelledby="now">
          <h2 id="now" className="font-serif text-xl font-medium">
            What holds now
          </h2>
          <p className="mt-1">
            {state.decision === 'granted' || state.place === 'sweep' ? (
              <>Your yes has ended with its {periodWords('marketing')}.</>
            ) : (
              <>
                {state.decision === 'refused' ? 'No' : 'Stopped'} since{' '}
                <DateTime at={state.at.toISOString()} now={now} />, {placeWords[state.place]}.
              </>
            )}{' '}
            Mail that waited to be sent to you is gone. A mail that left before may still arrive.
          </p>
        </section>
        <section aria-labelledby="back">
          <h2 id="back" className="font-serif text-xl font-medium">
            If you want it back
          </h2>
          <p className="mt-1 mb-4">
            A link in a mail cannot say yes for you, since whoever gets it could press it. Agree in My Data under
            Consents, or without an account in Contact us.
          </p>
          <div className="flex flex-wrap gap-x-4 gap-y-3">
            <ButtonLink href="/my-data/consents" variant="plain">
              Open my consents
            </ButtonLink>
            <ButtonLink href="/contact" variant="plain">
              Contact us
            </ButtonLink>
          </div>
        </section>
      </div>
    </PageFrame>
  );
}
