import { desc } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { keptMails } from '@/lib/db/tables/kept-mails';
import { env } from '@/lib/env';
import { findKey } from '@/lib/subjects/keys';
import type { RenderedLetter } from './transport';

export interface KeptMail extends RenderedLetter {
  id: string;
  sentAt: Date;
}

/** Local mode's mail, newest first. Refuses to read anybody's mail in server mode. */
export async function listKeptMails(): Promise<KeptMail[]> {
  if (env().mode !== 'local') return [];
  return asSystem('mailbox', async (tx) => {
    const rows = await tx.select().from(keptMails).orderBy(desc(keptMails.sentAt)).limit(50);
    const mails: KeptMail[] = [];
    for (const row of rows) {
      const key = await findKey(tx, row.subjectId);
      if (key)
        mails.push({
          ...(JSON.parse(key.open(keptMails, row.id, row).message) as RenderedLetter),
          id: row.id,
          sentAt: row.sentAt,
        });
    }
    return mails;
  });
}
