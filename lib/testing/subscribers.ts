import type { ClientBase } from 'pg';
import { consentEvent, noticeOf } from '@/lib/consent/record-events';
import { randomId } from '@/lib/db/random-id';
import { accounts } from '@/lib/db/tables/accounts';
import { emailIndex } from '@/lib/subjects/email-index';
import { makeKey } from '@/lib/subjects/wrapped-key';

/** Everyone's data, column by column, for one INSERT. */
const columns = <T>(rows: readonly T[], ...of: ((row: T) => unknown)[]) => of.map((value) => rows.map(value));

/**
 * So many people who proved their address and agree to marketing, `prefix0@portal.test` and so on: what a sign-up
 * would have stored, without the work of a thousand passwords. Answers their ids, in the order of the addresses.
 */
export async function insertSubscribers(admin: ClientBase, count: number, prefix: string): Promise<string[]> {
  const people = Array.from({ length: count }, (_, at) => {
    const [id, email] = [randomId(), `${prefix}${at}@portal.test`];
    const { row, key } = makeKey(id);
    const yes = consentEvent({
      subjectId: id,
      consent: 'marketing',
      decision: 'granted',
      place: 'signUp',
      notice: noticeOf('marketing'),
    });
    return { id, index: emailIndex(email), ...row, ...key.seal(accounts, id, { email }), yes };
  });
  await admin.query(
    "insert into subjects (id, kind, email_index, proved_at) select id, 'account', index, now() from unnest($1::text[], $2::text[]) as p(id, index)",
    columns(
      people,
      ({ id }) => id,
      ({ index }) => index,
    ),
  );
  await admin.query(
    'insert into subject_keys (subject_id, wrapped_key, kek_id) select * from unnest($1::text[], $2::bytea[], $3::text[])',
    columns(
      people,
      ({ id }) => id,
      ({ wrappedKey }) => wrappedKey,
      ({ kekId }) => kekId,
    ),
  );
  await admin.query(
    "insert into accounts (subject_id, email, password_hash) select id, email, 'none' from unnest($1::text[], $2::bytea[]) as p(id, email)",
    columns(
      people,
      ({ id }) => id,
      ({ email }) => email,
    ),
  );
  await admin.query(
    `insert into consent_events (receipt_id, subject_id, consent, decision, policy_version, notice_id, notice_hash, place)
     select receipt, id, 'marketing', 'granted', version, notice, hash, 'signUp'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as p(receipt, id, version, notice, hash)`,
    columns(
      people,
      ({ yes }) => yes.receiptId,
      ({ id }) => id,
      ({ yes }) => yes.policyVersion,
      ({ yes }) => yes.noticeId,
      ({ yes }) => yes.noticeHash,
    ),
  );
  return people.map(({ id }) => id);
}
