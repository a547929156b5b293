import { noticeOf } from '@/lib/consent/record-events';
import type { ConsentsOverview } from '@/lib/data-rights/read-consents';
import { morePeriod } from '@/lib/policy/period-words';
import { MarketingChoices } from '../../marketing-choices';
import { Press } from '../../press';
import { changeMarketingAction, renewConsentAction, withdrawConsentAction } from './actions';

/** What can be said of marketing while it is agreed to. Off for all is the withdrawal, beside the consent. */
export function MarketingSection({ overview, now }: { overview: ConsentsOverview; now: string }) {
  const { preferences, renewable, states } = overview;
  if (!preferences.agreed) return null;
  const byAccount = states.get('marketing')?.counts ?? false;
  return (
    <section aria-labelledby="marketing" className="mt-9 max-w-[40rem]">
      <h2 id="marketing" className="font-serif text-xl font-medium">
        Marketing mail
      </h2>
      <p className="mt-0.5 mb-3 text-sm text-muted">
        Pick what you want, or take a break. To stop all of it,{' '}
        {byAccount ? 'withdraw the consent' : 'press the button'}.
      </p>
      {!byAccount && (
        <div className="mb-4 grid justify-items-start gap-3">
          <p>Your account did not agree. An inquiry sent signed out did, and your address was confirmed for it.</p>
          <Press action={withdrawConsentAction} fields={{ consent: 'marketing' }} variant="plain">
            Stop all marketing mail
          </Press>
        </div>
      )}
      {renewable && <Renewal />}
      <MarketingChoices preferences={preferences} action={changeMarketingAction} now={now} />
    </section>
  );
}

function Renewal() {
  const notice = noticeOf('marketing');
  return (
    <div className="mt-4 mb-6 rounded-[6px] border border-hairline bg-raised px-5 py-4">
      <h3 className="font-[600]">Your yes ends soon. Go on?</h3>
      <p className="mt-1 mb-3 text-sm text-muted">
        {notice.heading}. {notice.text.join(' ')} If you press nothing, it ends by itself.
      </p>
      <div className="grid gap-3 sm:grid-cols-2 [&_button]:w-full">
        <Press action={renewConsentAction} variant="plain">
          Yes, {morePeriod('marketing')}
        </Press>
        <Press action={changeMarketingAction} fields={{ change: 'stop' }} variant="plain">
          No, stop it now
        </Press>
      </div>
    </div>
  );
}
