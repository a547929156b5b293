import type { Metadata } from 'next';
import { LocalMailNote } from '@/components/layout/local-mail-note';
import { MyDataFrame } from '@/components/my-data/my-data-frame';
import { Notice } from '@/components/ui/notice';
import { requireSubject } from '@/lib/auth/current-subject';
import { saidAtMost } from '@/lib/consent/list-consents';
import { readConsents } from '@/lib/data-rights/read-consents';
import { env } from '@/lib/env';
import { isRefused } from '@/lib/rate-limit/within-limit';
import { SignOut } from '../../sign-out';
import { ConsentOffers } from './change-consent';
import { ConsentRows } from './consent-rows';
import { MarketingSection } from './marketing-section';
import { OptOuts } from './opt-outs';
import { toldOf } from './told';

export const metadata: Metadata = { title: 'Consents' };

export default async function ConsentsPage() {
  const subject = await requireSubject('/my-data/consents');
  const overview = await readConsents(subject);
  const tooOften = await isRefused('changeBySubject', subject.id);
  const now = new Date().toISOString();
  const told = toldOf(overview);
  return (
    <MyDataFrame
      title="Your consents"
      lede="What you agreed to, when and where. Each can be taken back as easily as it was given."
      signOut={<SignOut />}
    >
      {told && (
        <Notice tone="done" title={told.title}>
          {told.more && <p>{told.more}</p>}
        </Notice>
      )}
      {tooOften && (
        <Notice tone="caution" title="Too many changes in a short time" live>
          <p>A yes pressed now is not taken. Try again in a quarter of an hour. Taking a yes back always works.</p>
        </Notice>
      )}
      <LocalMailNote show={env().mode === 'local'} />
      <ConsentRows overview={overview} now={now} />
      <MarketingSection overview={overview} now={now} />
      <ConsentOffers overview={overview} />
      <OptOuts overview={overview} now={now} />
      {overview.said.length === saidAtMost && (
        <p className="mt-6 text-sm text-muted">
          The histories show your newest {saidAtMost} decisions. A copy of your data holds all of them.
        </p>
      )}
    </MyDataFrame>
  );
}
