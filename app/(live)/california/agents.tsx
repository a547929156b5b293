import Link from 'next/link';

/** Who may ask in somebody's name, and what we may ask for in return (11 CCR 7063, 7026(j)). */
export function Agents({ mailbox }: { mailbox: string }) {
  return (
    <>
      <p>
        You may have somebody else ask for you: a person, or a company that does this. They write to{' '}
        <a href={`mailto:${mailbox}`}>{mailbox}</a> with a permission that you signed.
      </p>
      <p>
        With an account you can also give a permission here, in writing:{' '}
        <Link href="/my-data/agents" prefetch={false}>
          name an agent
        </Link>
        .
      </p>
      <ul className="grid max-w-[40rem] list-disc gap-1.5 pl-5">
        <li>
          <b>To know, correct or delete:</b> we write to you at the address we hold, and you confirm that you asked for
          it. Our answer goes to you.
        </li>
        <li>
          <b>To opt out:</b> the permission is enough, signed or given here. We ask you for nothing.
        </li>
        <li>
          <b>With a power of attorney</b> under California&apos;s Probate Code, we ask for nothing else. You need not
          have one.
        </li>
      </ul>
    </>
  );
}
