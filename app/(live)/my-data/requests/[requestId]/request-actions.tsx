import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import type { FormAction } from '@/lib/forms/form-state';
import type { RequestView, StepView } from '@/lib/requests/own-requests';
import { Press } from '../../../press';
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

export interface OwnActions {
  reply: FormAction;
  appeal: FormAction;
  withdraw: (data: FormData) => Promise<void>;
  confirm: (data: FormData) => Promise<void>;
}

/** Where the form stands: beside the item, or behind a mailed code on a page of its own. */
const statementPage = ({ inquiry, field }: NonNullable<StepView['about']>, person?: string): string =>
  person
    ? `/requests/yours/${person}/dispute?item=${field}`
    : `/my-data?dispute=${inquiry}-inquiries-${field}#${inquiry}-inquiries-${field}`;

interface RequestActionsProps {
  request: RequestView;
  /** Of whatever the forms send. */
  number: string;
  actions: OwnActions;
  /** Behind a mailed code the inquiry it is about, by its person. */
  person?: string;
  /** The item of an inquiry it is about. */
  about: StepView['about'];
}

/** What its person can do with a request as it stands. */
export function RequestActions({ request, number, actions, person, about }: RequestActionsProps) {
  const { id, state, canAppeal, waitsForPerson } = request;
  const isAppeal = state === 'appealed';
  const own = { request: id, ...(person && { person }) };
  return (
    <>
      {waitsForPerson && (
        <Part
          id="asked"
          title="Did you ask for this?"
          lede="Somebody wrote to us in your name. If you say yes, we look at it and answer you, never them. If you say no, it is closed."
        >
          <div className="flex flex-wrap gap-3">
            <Press action={actions.confirm} fields={{ ...own, answer: 'yes' }} variant="plain">
              Yes, I asked for this
            </Press>
            <Press action={actions.confirm} fields={{ ...own, answer: 'no' }} variant="plain">
              No, I did not
            </Press>
          </div>
        </Part>
      )}
      {state !== 'closed' && !waitsForPerson && (
        <>
          <Part id="more" title="Add to it" lede="Something you left out, or an answer to what we asked.">
            <ReplyForm key={number} action={actions.reply} person={person} request={id} number={number} />
          </Part>
          <Part
            id="give-up"
            title={isAppeal ? 'Cancel the appeal' : 'Cancel it'}
            lede={
              isAppeal
                ? 'Then our first decision stands. An appeal is made once: you cannot make another.'
                : 'Then we do nothing more about it. You can ask again at any time.'
            }
          >
            <Press action={actions.withdraw} fields={own} variant="plain">
              {isAppeal ? 'Cancel the appeal' : 'Cancel the request'}
            </Press>
          </Part>
        </>
      )}
      {about?.receivedAt && request.outcome === 'refused' && (
        <Part
          id="your-statement"
          title="Say beside the item why it is wrong"
          lede="Up to 250 words that stand beside it as long as we keep it, for you and for whoever opens the inquiry here. You can change or remove them."
        >
          <ButtonLink href={statementPage(about, person)} variant="plain">
            Write a statement
          </ButtonLink>
        </Part>
      )}
      {canAppeal && (
        <Part
          id="your-appeal"
          title="You do not agree?"
          lede="Appeal, once, and somebody else than before decides. You can also complain to a data protection supervisory authority, where you live, where you work, or where you think the law was broken, and go to court. You need not appeal first."
        >
          <AppealForm key={number} action={actions.appeal} person={person} request={id} number={number} />
        </Part>
      )}
    </>
  );
}
