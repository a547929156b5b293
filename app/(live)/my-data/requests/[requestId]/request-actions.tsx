import type { ReactNode } from 'react';
import type { RequestView } from '@/lib/requests/own-requests';
import { Press } from '../../../press';
import { confirmRequestAction, withdrawRequestAction } from '../actions';
import { AppealForm, ReplyForm } from '../request-forms';

function Part({ id, title, lede, children }: { id: string; title: string; lede: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-9 border-t border-hairline pt-7">
      <h2 id={id} className="font-serif text-xl font-medium">
        {title}
      </h2>
      <p className="mt-1 mb-4 max-w-[40rem] text-muted">{lede}</p>
      {children}
    </section>
  );
}

/** What its person can do with a request as it stands. `number`: of whatever the forms send. */
export function RequestActions({ request, number }: { request: RequestView; number: string }) {
  const { id, state, canAppeal, waitsForPerson } = request;
  const isAppeal = state === 'appealed';
  return (
    <>
      {waitsForPerson && (
        <Part
          id="asked"
          title="Did you ask for this?"
          lede="Somebody wrote to us in your name. If you say yes, we look at it and answer you, never them. If you say no, it is closed."
        >
          <div className="flex flex-wrap gap-3">
            <Press action={confirmRequestAction} fields={{ request: id, answer: 'yes' }} variant="plain">
              Yes, I asked for this
            </Press>
            <Press action={confirmRequestAction} fields={{ request: id, answer: 'no' }} variant="plain">
              No, I did not
            </Press>
          </div>
        </Part>
      )}
      {state !== 'closed' && !waitsForPerson && (
        <>
          <Part id="more" title="Add to it" lede="Something you left out, or an answer to what we asked.">
            <ReplyForm key={number} request={id} number={number} />
          </Part>
          <Part
            id="give-up"
            title={isAppeal ? 'Cancel the appeal' : 'Cancel it'}
            lede={
              isAppeal
                ? 'Then our first decision stands.'
                : 'Then we do nothing more about it. You can ask again at any time.'
            }
          >
            <Press action={withdrawRequestAction} fields={{ request: id }} variant="plain">
              {isAppeal ? 'Cancel the appeal' : 'Cancel the request'}
            </Press>
          </Part>
        </>
      )}
      {canAppeal && (
        <Part
          id="your-appeal"
          title="You do not agree?"
          lede="Appeal, once, and somebody else than before decides. You can also complain to a data protection supervisory authority, where you live, where you work, or where you think the law was broken, and go to court. You need not appeal first."
        >
          <AppealForm key={number} request={id} number={number} />
        </Part>
      )}
    </>
  );
}
