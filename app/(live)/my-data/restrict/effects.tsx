import Link from 'next/link';
import { liftNoticeDays } from '@/lib/data-rights/lift-restriction';

interface Part {
  id: string;
  title: string;
  points: readonly string[];
}

const ofAccount = [
  {
    id: 'stops',
    title: 'What stops',
    points: [
      'Nobody here opens your inquiries. Those you send from this account meanwhile wait as well.',
      'No marketing mail, and no offer to renew a yes to it. Your yes stays what it is, and its time goes on running.',
      'Your visits are not recorded. Those we hold are not deleted when their time is over, in case you need them.',
    ],
  },
  {
    id: 'goes-on',
    title: 'What goes on',
    points: [
      'We keep your data safe, and you see, correct, copy and delete it as ever.',
      'What you ask for under Requests is read and answered, and mail about what you do here is sent.',
      'Legal claims, and what an authority can demand of us by law.',
    ],
  },
];

/** What a restriction changes. `log`: where both presses stand. */
export function Effects({ parts = ofAccount, log = '/my-data/requests' }: { parts?: readonly Part[]; log?: string }) {
  return (
    <>
      {parts.map(({ id, title, points }) => (
        <section key={id} aria-labelledby={id} className="max-w-[44rem]">
          <h3 id={id} className="font-[600]">
            {title}
          </h3>
          <ul className="mt-1.5 list-disc pl-5">
            {points.map((point) => (
              <li key={point} className="py-0.5">
                {point}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="max-w-[44rem] text-muted">
        Beginning and end are confirmed by mail. It ends when you press the button that ends it. We can end it only on a
        day that we tell you at least {liftNoticeDays} days before, with the reason, and you can object.{' '}
        <Link href={log} prefetch={false}>
          Both presses stand in the log of what you asked
        </Link>
      </p>
    </>
  );
}
