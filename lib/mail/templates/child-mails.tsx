import { answerDays, defaultAge, highestAge } from '@/lib/policy/child-ages';
import { policy } from '@/lib/policy/current';
import { periodWords } from '@/lib/policy/retention-of';
import { Line, MailAnchor, MailLayout } from './mail-layout';

interface ChildQuestionProps {
  url: string;
  /** The age where the reader lives; null where they did not say. */
  known: { age: number; place: string } | null;
  agesUrl: string;
}

export function ChildQuestion({ url, known, agesUrl }: ChildQuestionProps) {
  return (
    <MailLayout
      preview="Somebody told us so. Nothing of yours has been deleted."
      heading="Is this address a child’s?"
      action={{ label: 'Answer', url }}
      reason={`You get this mail because this address was entered on our page for reports of a child’s data. We send one such mail to an address, and no reminder. If you do not answer, one of us looks into the report.`}
    >
      <Line>Somebody told us that what we hold at this address is a child’s. We do not know whether that is so.</Line>
      <Line>
        {known ? (
          <>
            Are you under {known.age}, the age in {known.place}?
          </>
        ) : (
          <>
            Are you under the age where you live? It is {defaultAge} in most places and up to {highestAge} in some:{' '}
            <MailAnchor href={agesUrl}>see the list</MailAnchor>
          </>
        )}
      </Line>
      <Line>
        If you are, we delete everything we hold at this address. If you are not, everything stays. Opening the page
        changes nothing; your answer there does. It works once, for {answerDays} days.
      </Line>
      <Line>
        Nothing of yours has been deleted. Marketing mail to this address has stopped already, and stays stopped until
        you agree to it again yourself.
      </Line>
    </MailLayout>
  );
}

export function ChildPurged({ url }: { url: string }) {
  return (
    <MailLayout
      preview="What you reported is deleted."
      heading="A child’s data is deleted"
      action={{ label: 'How reports are handled', url }}
      reason="You get this mail because you reported a child’s data and left this address. This is the only mail about it: your address was kept for it alone, and is destroyed now that it has been sent."
    >
      <Line>
        You told us of an address whose data was a child’s. That was confirmed. Everything our database held at that
        address is destroyed, with the key it was sealed with.
      </Line>
      <Line>
        A keyed hash of the address remains for {periodWords('suppression')}, so that no marketing goes there. Backups
        made before hold sealed copies until they are overwritten. Questions: {policy.mailboxes[0]}.
      </Line>
    </MailLayout>
  );
}
