import { asSubject, type Inquirer } from '@/lib/db/doors';
import type { HeldFacts } from '../copy/information';
import { keptFor } from '../restriction-grounds';
import { readInquirer } from './read-inquirer';

/** What a copy tells of somebody without an account: of one inquiry, and what rests on the same yeses. */
export const readInquirerFacts = (inquirer: Inquirer): Promise<HeldFacts> =>
  asSubject(inquirer, async (tx) => {
    const view = await readInquirer(tx, inquirer.id);
    return {
      given: view?.items.map((held) => (view.restriction ? { ...held, kept: `${held.kept}, ${keptFor}` } : held)) ?? [],
      inquiries: [],
      newEmail: null,
      marketing: { granted: view?.consents.some(({ consent, counts }) => consent === 'marketing' && counts) ?? false },
      visits: { count: 0 },
      sessions: 0,
      atStripe: false,
      holds: view?.holds ?? 0,
    };
  });
