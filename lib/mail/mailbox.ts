import { desc, eq } from 'drizzle-orm';
import { asSystem, type Tx } from '@/lib/db/doors';
import { keptMails } from '@/lib/db/tables/kept-mails';
import { env } from '@/lib/env';
import { findKey } from '@/lib/subjects/keys';
import type { Attachment } from './letter';
import type { RenderedLetter } from './transport';

interface KeptMail extends RenderedLetter {
  id: string;
  sentAt: Date;
}

async function openMail(tx: Tx, row: typeof keptMails.$inferSelect): Promise<KeptMail[]> {
  const key = await findKey(tx, row.subjectId);
  if (!key) return [];
  const letter: RenderedLetter = JSON.parse(key.open(keptMails, row.id, row).message);
  // Mail kept before there was anything to attach says nothing of it.
  return [{ ...letter, attachments: letter.attachments ?? [], id: row.id, sentAt: row.sentAt }];
}

/** Local mode's mail, newest first. Refuses to read anybody's mail in server mode. */
export async function listKeptMails(): Promise<KeptMail[]> {
  if (env().mode !== 'local') return [];
  return asSystem('mailbox', async (tx) => {
    const rows = await tx.select().from(keptMails).orderBy(desc(keptMails.sentAt)).limit(50);
    const mails: KeptMail[] = [];
    for (const row of rows) mails.push(...(await openMail(tx, row)));
    return mails;
  });
}

/** One file of a kept mail, in local mode alone. */
export async function findKeptAttachment(mailId: string, filename: string): Promise<Attachment | null> {
  if (env().mode !== 'local') return null;
  return asSystem('mailbox', async (tx) => {
    const [row] = await tx.select().from(keptMails).where(eq(keptMails.id, mailId));
    const [mail] = row ? await openMail(tx, row) : [];
    return mail?.attachments.find((each) => each.filename === filename) ?? null;
  });
}
