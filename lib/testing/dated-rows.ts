import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { PlacedId } from '@/lib/data-rights/retain/places';

type Maker = (id: string, at: string) => string[];

const subject = (id: string, kind: string, eraseAfter: string | null) =>
  `insert into subjects (id, kind, email_index, erase_after) values (${id}, '${kind}', ${id}, ${eraseAfter ?? 'null'})`;

/** A row whose time is `at`, in each place of the retention map; by the id of the rule, and where it has two by the column. */
export const datedRows: Record<`${Exclude<PlacedId, 'marketing'>} ${string}`, Maker> = {
  'answered-inquirer answeredAt': (id, at) => [
    subject(id, 'inquirer', null),
    `insert into inquiries (id, subject_id, kind, status, name, country_of_residence, email, company_name, inquiry_details, answered_at)
      values (${id}, ${id}, 'question', 'answered', '', '', '', '', '', ${at})`,
  ],
  'visit at': (id, at) => [`insert into visits (id, subject_id, at, usage_record) values (${id}, 'x', ${at}, 'saw')`],
  'ip-address at': (id, at) => [
    `insert into visits (id, subject_id, at, usage_record, ip_address) values (${id}, 'x', ${at}, 'saw', 'x')`,
  ],
  'request closedAt': (id, at) => [
    `insert into requests (id, "right", channel, law, received_at, due_on, latest_on, state, outcome, closed_at)
      values (${id}, 'access', 'self-service', 'gdpr', ${at}, '2020-01-01', '2020-01-01', 'closed', 'done', ${at})`,
  ],
  'request toldAt': (id, at) => [
    `insert into processor_notices (id, subject_id, processor, what, items, outcome, told_at)
      values (${id}, 'x', 'stripe', 'correction', '{name}', 'corrected', ${at})`,
  ],
  'earlier-value replacedAt': (id, at) => [
    `insert into earlier_values (id, subject_id, item, origin_table, origin_row, origin_column, sealed_value, replaced_at)
      values (${id}, 'x', 'name', 'profiles', 'x', 'name', '', ${at})`,
  ],
  'request endedAt': (id, at) => [
    `insert into restriction_lifts (id, subject_id, reason, lifts_at, ended_at, outcome)
      values (${id}, ${id}, '', ${at}, ${at}, 'lifted')`,
  ],
  'agents endsAt': (id, at) => [
    `insert into agents (id, subject_id, name, email, permission, rights, named_at, ends_at)
      values (${id}, 'x', '', '', '', '{access}', ${at}, ${at})`,
  ],
  'unconfirmed-sign-up eraseAfter': (id, at) => [subject(id, 'account', at)],
  'closing closesAt': (id, at) => [
    `insert into subjects (id, kind, email_index, close_requested_at, closes_at) values (${id}, 'account', ${id}, ${at}, ${at})`,
  ],
  'farewell eraseAfter': (id, at) => [subject(id, 'farewell', at)],
  'investigation eraseAfter': (id, at) => [subject(id, 'held', at)],
  'investigation releasedAt': (id, at) => [
    `insert into held_records (subject_id, item, origin_table, origin_row, origin_column, released_at)
      values ('x', 'name', 'profiles', ${id}, 'name', ${at})`,
  ],
  'address-change requestedAt': (id, at) => [
    `insert into email_changes (subject_id, new_email, old_email, requested_at) values (${id}, '', '', ${at})`,
  ],
  'address-change confirmedAt': (id, at) => [
    `insert into email_changes (subject_id, new_email, old_email, requested_at, confirmed_at) values (${id}, '', '', ${at}, ${at})`,
  ],
  'session seenAt': (id, at) => [
    `insert into sessions (id, subject_id, token_hash, created_at, seen_at) values (${id}, 'x', ${id}, ${at}, ${at})`,
  ],
  'suppression at': (id, at) => [
    `insert into suppressions (id, address_hash, key_id, at) values (${id}, ${id}, 'x', ${at})`,
  ],
  'mail-links expiresAt': (id, at) => [
    `insert into mail_links (token_hash, subject_id, email_index, use, expires_at) values (${id}, 'x', 'x', 'verify-email', ${at})`,
  ],
  'address-codes expiresAt': (id, at) => [
    `insert into address_codes (id, browser_hash, email_index, expires_at) values (${id}, ${id}, 'x', ${at})`,
  ],
  'address-codes endsAt': (id, at) => [
    `insert into address_sessions (token_hash, email_index, ends_at) values (${id}, 'x', ${at})`,
  ],
  'child-reports keptUntil': (id, at) => [
    subject(id, 'reporter', null),
    `insert into reporters (subject_id, contact, kept_until) values (${id}, '', ${at})`,
  ],
  'child-reports endsAt': (id, at) => [
    `insert into child_reports (id, email_index, state, ends_at) values (${id}, 'x', 'not-held', ${at})`,
  ],
  'counters expire': (id, at) => [`insert into rate_limits (key, points, expire) values (${id}, 1, ${at})`],
};

/** Past foreign keys and triggers, as a superuser may. */
export async function insertDated(
  admin: Client,
  maker: Maker,
  rows: readonly { id: string; at: Date }[],
): Promise<void> {
  await admin.query('set session_replication_role = replica');
  for (const { id, at } of rows) {
    const moment = `${escapeLiteral(at.toISOString())}::timestamptz`;
    for (const insert of maker(escapeLiteral(id), moment)) await admin.query(insert);
  }
  await admin.query('set session_replication_role = default');
}

/** Which of these rows are still there; of blanked ones, whose column still holds something. */
export async function stillThere(
  admin: Client,
  place: { table: string; key: string; column: string | null },
  ids: readonly string[],
): Promise<string[]> {
  const key = escapeIdentifier(place.key);
  const holds = place.column ? `and ${escapeIdentifier(place.column)} is not null` : '';
  const { rows } = await admin.query<{ id: string }>(
    `select ${key} as id from ${escapeIdentifier(place.table)} where ${key} = any($1) ${holds}`,
    [ids],
  );
  return rows.map(({ id }) => id).toSorted();
}
