import type { Metadata } from 'next';
import Link from 'next/link';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { policy } from '@/lib/policy/current';
import { type AgentView, listAgents } from '@/lib/requests/agents';
import { newNumber } from '@/lib/requests/open-request';
import { permissionTerms } from '@/lib/requests/permission-text';
import { Press } from '../../press';
import { SignOut } from '../../sign-out';
import { revokeAgentAction } from './actions';
import { AgentForm } from './agent-form';

export const metadata: Metadata = { title: 'Agents' };

function Agent({ agent: { id, name, permission, namedAt, endsAt }, now }: { agent: AgentView; now: string }) {
  return (
    <li className="grid gap-3 border-t border-hairline py-5">
      <h3 className="font-[600] wrap-anywhere">{name}</h3>
      <blockquote className="border-l-4 border-hairline pl-4 font-serif whitespace-pre-line wrap-anywhere">
        {permission}
      </blockquote>
      <p className="text-sm text-muted">
        Given <DateTime at={namedAt.toISOString()} now={now} />. Kept until{' '}
        <DateTime at={endsAt.toISOString()} now={now} dateOnly />, or until you take it back; then destroyed.
      </p>
      <Press action={revokeAgentAction} fields={{ agent: id }} variant="plain">
        Take it back<span className="sr-only">: {name}</span>
      </Press>
    </li>
  );
}

/** Told where it is true: whatever stands in an address can be put there by anybody. */
function Told({ told, count }: { told: string | string[] | undefined; count: number }) {
  if (told === 'named' && count > 0)
    return (
      <Notice tone="done" title="The agent is named.">
        <p>We sent nothing to them: tell them yourself, and show them the words below if they need them.</p>
      </Notice>
    );
  return told === 'revoked' ? <Notice tone="done" title="What you took back is destroyed." /> : null;
}

export default async function AgentsPage({ searchParams }: { searchParams: Promise<{ told?: string | string[] }> }) {
  const subject = await requireSubject('/my-data/agents');
  const { told } = await searchParams;
  const agents = await listAgents(subject);
  const now = new Date().toISOString();
  return (
    <MyDataFrame
      title="Have somebody ask for you"
      lede="Name an agent, in writing, for what you choose and for a year at most."
      signOut={<SignOut />}
    >
      <Told told={told} count={agents.length} />
      <div className="grid max-w-[44rem] gap-8">
        <section aria-labelledby="named">
          <h2 id="named" className="mb-3 font-serif text-xl font-medium">
            Whom you have named
          </h2>
          {agents.length === 0 ? (
            <p>Nobody.</p>
          ) : (
            <ul>
              {agents.map((agent) => (
                <Agent key={agent.id} agent={agent} now={now} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="name">
          <h2 id="name" className="mb-2 font-serif text-xl font-medium">
            Name an agent
          </h2>
          <p className="mb-5">
            They write to <a href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</a>. What they ask then stands
            under{' '}
            <Link href="/my-data/requests" prefetch={false}>
              your requests
            </Link>
            . You never need an agent: all of it you can do here yourself.
          </p>
          <AgentForm number={newNumber()} controller={policy.controller.name} terms={permissionTerms} />
        </section>
      </div>
    </MyDataFrame>
  );
}
