import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { policy } from '@/lib/policy/current';
import { PageFrame } from './page-frame';

/** What a person reads when the fault is ours. Needs nothing that could be broken too. */
export function Trouble({ id }: { id: string | null }) {
  return (
    <PageFrame>
      <PageTitle
        title="Something went wrong on our side"
        lede="Whether your last step was done is not certain: look whether it arrived before you send it again."
      />
      <div className="grid max-w-[40rem] gap-4">
        {id && (
          <p>
            If it happens again, write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a> and name
            the error <b>{id}</b>.
          </p>
        )}
        <p>The policy can be read all the same.</p>
        <p>
          <ButtonLink href="/policy" variant="plain">
            Read the policy
          </ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
}
