import Link from 'next/link';
import { ExternalLink } from '@/components/ui/external-link';
import { Notice } from '@/components/ui/notice';

/** What this very request said (11 CCR 7025(c)(6)). */
export function SignalState({ came, isSignedIn }: { came: boolean; isSignedIn: boolean }) {
  if (came) {
    return (
      <Notice title="Opt-out request honoured">
        <p>
          Your browser sent the opt-out signal with this page, and we take it as your no to sale and sharing.{' '}
          {isSignedIn ? (
            <>
              It is noted for your account and holds in every browser you sign in with:{' '}
              <Link href="/my-data/consents" prefetch={false}>
                see it under Consents
              </Link>
              .
            </>
          ) : (
            'You are signed out, so we note nothing about you. Signed in, it is noted for your account.'
          )}
        </p>
      </Notice>
    );
  }
  return (
    <Notice title="Your browser sent no opt-out signal">
      <p>
        Nothing is lost by that: we sell and share nothing. To tell every site at once, switch on{' '}
        <ExternalLink href="https://globalprivacycontrol.org/">Global Privacy Control</ExternalLink>, which some
        browsers have in their settings and others as an extension. We ask nothing about you for it.
      </p>
    </Notice>
  );
}
