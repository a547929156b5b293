import Link from 'next/link';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import type { Certificate } from '@/lib/data-rights/erase/certificate-schema';
import { Aside, Fact } from './fact';

interface CertificateFactsProps {
  certificate: Certificate;
  /** ISO instant of the clock that the page goes by. */
  now: string;
}

/** On paper an entry stays on one page. */
const List = ({ children }: { children: ReactNode }) => (
  <ul className="[&>li]:mb-2.5 [&>li]:break-inside-avoid [&>li:last-child]:mb-0">{children}</ul>
);

export function CertificateFacts({ certificate, now }: CertificateFactsProps) {
  const { in_words: words, controller, destroyed, method, remains, policy } = certificate;
  return (
    <dl className="max-w-[44rem] border-t border-hairline">
      <Fact name="What">
        <b>{words.what}.</b>
        <Aside>
          {words.cause}, <DateTime at={certificate.requested_at} now={now} />
        </Aside>
      </Fact>
      <Fact name="Destroyed">
        <DateTime at={certificate.erased_at} now={now} />
      </Fact>
      <Fact name="Complete">
        <DateTime at={certificate.completed_at} now={now} />
      </Fact>
      <Fact name="Where">
        <List>
          {destroyed.stores.map(({ store, name, in_words, at }) => (
            <li key={store}>
              {name}
              <Aside>
                {in_words}, <DateTime at={at} now={now} />
              </Aside>
            </li>
          ))}
        </List>
      </Fact>
      {destroyed.records.length > 0 && (
        <Fact name="Records">
          <List>
            {destroyed.records.map(({ record, name, count, items }) => (
              <li key={record}>
                {name}: <b className="tabular-nums">{count}</b>
                {items.length > 0 && <Aside>Can hold: {items.join(', ')}</Aside>}
              </li>
            ))}
          </List>
        </Fact>
      )}
      <Fact name="How">
        <div className="grid gap-2">
          {method.in_words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </Fact>
      <Fact name="What remains">
        <Remains remains={remains} now={now} />
      </Fact>
      <Fact name="Reservation">{certificate.reservation}</Fact>
      <Fact name="By">
        {controller.name}, for {controller.service}
        <Aside>{controller.address}</Aside>
        <Aside>{controller.contact}</Aside>
      </Fact>
      <Fact name="Policy">
        <Link href={`/policy/${policy.version}`} prefetch={false}>
          Version {policy.version}
        </Link>
      </Fact>
      <Fact name="Certificate">
        <span className="text-sm wrap-anywhere text-muted">{certificate.certificate_id}</span>
      </Fact>
    </dl>
  );
}

/** What an erasure leaves: what, why, until when. */
export function Remains({ remains, now }: { remains: Certificate['remains']; now: string }) {
  return (
    <List>
      {remains.map(({ what, why, until, until_at }) => (
        <li key={what}>
          {what}
          <Aside>{why}.</Aside>
          <Aside>
            {until}
            {until_at && (
              <>
                : <DateTime at={until_at} now={now} dateOnly />
              </>
            )}
          </Aside>
        </li>
      ))}
    </List>
  );
}
