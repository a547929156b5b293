import { asSubject, type DataSubject } from '@/lib/db/doors';
import { getKey } from '@/lib/subjects/keys';
import { readToldDisclosures, type ToldDisclosure } from './disclose/told-disclosures';
import { readToldHolds, type ToldHold } from './hold/told-holds';

export interface LegalRecords {
  holds: ToldHold[];
  disclosures: ToldDisclosure[];
}

/** The holds and disclosures that concern the person, but for those a law forbids to tell of. */
export const readLegalRecords = (subject: DataSubject): Promise<LegalRecords> =>
  asSubject(subject, async (tx) => {
    const key = await getKey(tx, subject.id);
    const [holds, disclosures] = await Promise.all([readToldHolds(tx, key), readToldDisclosures(tx, key)]);
    return { holds, disclosures };
  });
