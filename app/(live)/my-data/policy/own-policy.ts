import type { LegalRecords } from '@/lib/data-rights/legal-records';
import type { LookView } from '@/lib/data-rights/list-looks';
import type { Overview } from '@/lib/data-rights/overview';
import type { OwnItem } from '@/lib/data-rights/own-items';
import type { ConsentsOverview } from '@/lib/data-rights/read-consents';
import type { Flow } from '@/lib/policy/flows';

/** All that the policy means for one person, as the sections take it. */
export interface OwnPolicy {
  overview: Overview;
  consents: Pick<ConsentsOverview, 'states' | 'preferences'>;
  records: LegalRecords;
  /** The newest page of them. */
  looks: readonly LookView[];
  items: readonly OwnItem[];
  flows: readonly Flow[];
  /** ISO instant of the server's clock. */
  now: string;
}
