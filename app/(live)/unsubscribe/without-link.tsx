import { LocalMailNote } from '@/components/layout/local-mail-note';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { env } from '@/lib/env';
import { policy } from '@/lib/policy/current';
import { RequestOptOutForm } from './request-form';

const heading = 'font-serif text-xl font-medium';

const words = {
  'forged-link': {
    title: 'This link is damaged',
    more: 'Nothing has changed. Open the link in your mail again, or take one of the other ways below.',
  },
  'older-address': {
    title: 'This link is of an older address',
    more: 'Its mail went to an address that is no longer used, so the link opens nothing. Nothing has changed. Open the link in a newer mail, or take one of the other ways below.',
  },
};

/** For whoever has no link at hand, or one that opens nothing. */
export function WithoutLink({ why }: { why: keyof typeof words | null }) {
  return (
    <PageFrame>
      <PageTitle
        title="Opt out of marketing"
        lede="You can stop news and resources by email at any time. It costs you nothing."
      />
      {why && (
        <Notice tone="caution" title={words[why].title}>
          <p>{words[why].more}</p>
        </Notice>
      )}
      <LocalMailNote show={env().mode === 'local'} />
      <div className="grid max-w-[40rem] gap-9">
        <section aria-labelledby="by-address">
          <h2 id="by-address" className={heading}>
            By your address
          </h2>
          <p className="mt-1 mb-5">Deleted the mail? Tell us your address, and we send you the link again.</p>
          <RequestOptOutForm />
        </section>
        <section aria-labelledby="other-ways">
          <h2 id="other-ways" className={heading}>
            Other ways
          </h2>
          <ul className="mt-2 grid list-disc gap-1.5 pl-5">
            <li>Every marketing mail of ours ends with a link that stops it with one press, without signing in.</li>
            <li>
              With an account you can do it in My Data:{' '}
              <ButtonLink href="/my-data/consents" variant="quiet">
                Open my consents
              </ButtonLink>
            </li>
            <li>
              Write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>, and we do it for you.
            </li>
          </ul>
        </section>
      </div>
    </PageFrame>
  );
}
