import { siteAddress } from '@/lib/mail/mail-links';
import { Line, MailAnchor } from '@/lib/mail/templates/mail-layout';
import { policy } from '@/lib/policy/current';

/** An example to copy: npm run campaign -- scripts/campaign-example.tsx --topic TOPIC */
export const subject = `What is new in ${policy.service.name} this month`;

export default function Campaign() {
  return (
    <>
      <Line>The planner now compares two scenarios side by side, and says where they differ.</Line>
      <Line>
        Would you like to see it with your own numbers? Ask us, and we show it to you:{' '}
        <MailAnchor href={siteAddress('/contact')}>write to us</MailAnchor>
      </Line>
    </>
  );
}
