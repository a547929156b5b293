import { eq } from 'drizzle-orm';
import { asSystem } from '@/lib/db/doors';
import { subjects } from '@/lib/db/tables/subjects';
import { type MailingList, makeOptOutToken } from '@/lib/marketing/opt-out-token';

/** The token of an opt-out link as a mail to the person's address of now would carry it. */
export async function optOutToken(subjectId: string, list: MailingList = 'marketing'): Promise<string> {
  const [person] = await asSystem('test', (tx) =>
    tx
      .select({ subjectId: subjects.id, emailIndex: subjects.emailIndex })
      .from(subjects)
      .where(eq(subjects.id, subjectId)),
  );
  if (!person) throw new Error('Nobody has this id');
  return makeOptOutToken(person, list);
}
