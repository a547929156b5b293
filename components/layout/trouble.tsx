import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';
import { PageFrame } from './page-frame';

/** What a person reads when the fault is ours. Needs nothing that could be broken too. */
export function Trouble({ id }: { id: string | null }) {
  return (
    <PageFrame>
      <PageTitle
        title="Something went wrong on our side"
        lede="What you had sent before is safe, and what you just asked for was not done by halves. Try again in a few minutes."
      />
      <div className="grid max-w-[40rem] gap-4">
        {id && (
          <p>
            If it stays, tell us the error <b>{id}</b>.
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
