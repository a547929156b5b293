import type { Client } from 'pg';
import { signCheckpoint } from '@/lib/audit/checkpoint';
import { MerkleTree } from '@/lib/audit/merkle-tree';
import { privateKeyOf } from '@/lib/signing/ed25519';

/** The tables that grow with the people and what they do. */
export const grownTables = [
  'subjects',
  'subject_keys',
  'accounts',
  'consent_events',
  'sessions',
  'mail_links',
  'inquiries',
  'outbox',
  'visits',
  'suppressions',
  'renewal_offers',
  'policy_notices',
  'audit_events',
  'audit_details',
  'audit_seals',
  'audit_checkpoints',
  'erasure_entries',
  'legal_holds',
  'held_records',
  'disclosures',
  'requests',
  'request_steps',
  'child_reports',
  'earlier_values',
  'processor_notices',
  'disputes',
] as const;

const person = "'person-' || n";
const inserts = [
  `insert into subjects (id, kind, email_index, proved_at) select ${person}, 'account', encode(sha256(n::text::bytea), 'hex'), now() from series`,
  `insert into subject_keys (subject_id, wrapped_key, kek_id) select ${person}, '\\x00', 'test' from series`,
  `insert into accounts (subject_id, email, password_hash) select ${person}, '\\x00', 'x' from series`,
  `insert into consent_events (receipt_id, subject_id, consent, decision, policy_version, notice_id, notice_hash, place)
    select 'receipt-' || n, ${person}, 'marketing', 'granted', 'v', 'n', 'h', 'signUp' from series`,
  `insert into sessions (id, subject_id, token_hash) select 'session-' || n, ${person}, encode(sha256(n::text::bytea), 'hex') from series`,
  `insert into mail_links (token_hash, subject_id, email_index, use, expires_at)
    select encode(sha256(n::text::bytea), 'hex'), ${person}, 'index-' || n, 'verify-email', now() + interval '30 minutes' from series`,
  // One in three gave what is optional.
  `insert into inquiries (id, subject_id, kind, status, name, country_of_residence, email, company_name, inquiry_details,
      business_description, job_title, phone_number, answer, received_at)
    select 'inquiry-' || n, ${person}, 'question', case when n % 100 = 0 then 'received' else 'answered' end,
      '\\x00', '\\x00', '\\x00', '\\x00', '\\x00', optional, optional, optional, case when n % 100 > 0 then '\\x00'::bytea end,
      now() - n * interval '1 minute'
    from series, lateral (select case when n % 3 = 0 then '\\x00'::bytea end as optional) as given`,
  `insert into outbox (id, subject_id, template, next_try_at, failed_at)
    select 'mail-' || n, ${person}, 'verify-email', now() + interval '1 hour' + n * interval '1 second', case when n % 3 = 0 then now() end from series`,
  // A campaign that waits, most of it not yet due.
  `insert into outbox (id, subject_id, template, campaign_id, next_try_at)
    select 'campaign-mail-' || n, ${person}, 'marketing-campaign', 'campaign', now() + n * interval '1 second' from series`,
  `insert into suppressions (id, address_hash, key_id, at)
    select 'suppression-' || n, encode(sha256(n::text::bytea), 'hex'), 'test', now() - n * interval '5 minutes' from series`,
  `insert into renewal_offers (receipt_id, subject_id) select 'receipt-' || n, ${person} from series where n % 10 = 0`,
  `insert into policy_notices (id, subject_id, version) select 'notice-' || n, ${person}, 'v' from series`,
  `insert into visits (id, subject_id, at, usage_record, ip_address)
    select 'visit-' || n, 'person-' || (n % 5000 + 1), now() - n * interval '4 minutes', 'saw-overview',
      case when n * interval '4 minutes' < interval '90 days' then '\\x00'::bytea end from series`,
  `insert into audit_events (transaction_id, at, door, actor, action, subject_ref)
    select (n % 500 + 3)::text, now() - n * interval '4 minutes', 'subject', 'subject', 'visits.update', 'person-' || (n % 5000 + 1) from series`,
  `insert into audit_details (sequence, at, subject_ref, columns)
    select n, now() - n * interval '4 minutes', 'person-' || (n % 5000 + 1), '{ip_address}' from series`,
  `insert into audit_seals (position, sequence, leaf_hash)
    select n - 1, n, encode(sha256(n::text::bytea), 'base64') from series`,
  `insert into erasure_entries (id, kind, hash) select 'entry-' || n, 'erased', encode(sha256(n::text::bytea), 'hex') from series`,
  // One in a hundred is in force, and keeps a hundred values; a few of another one are released.
  `insert into legal_holds (id, subject_id, items, ground, authority, review_on, proposed_by, approved_by, approved_at, lifted_at)
    select 'hold-' || n, ${person}, '{country}', '\\x00', '\\x00', current_date + 30, 'jin', 'mia', now(), case when n % 100 > 0 then now() end from series`,
  `insert into held_records (subject_id, item, origin_table, origin_row, origin_column, released_at)
    select 'person-' || (n % 1000 + 1) * 100, 'country', 'profiles', 'row', 'country', case when n % 1000 = 0 then now() end from series`,
  // One in a hundred waits, and one in ten was decided by people.
  `insert into requests (id, subject_id, "right", channel, law, received_at, due_on, latest_on, state, outcome, closed_at)
    select 'request-' || n, ${person}, 'access', 'self-service', 'gdpr', now() - n * interval '5 minutes',
      current_date + n / 300, current_date + n / 300,
      case when n % 100 = 0 then 'open' else 'closed' end, case when n % 100 > 0 then 'done' end,
      case when n % 100 > 0 then now() - n * interval '5 minutes' end from series`,
  `insert into request_steps (id, request_id, subject_id, step, said)
    select 'step-' || n, 'request-' || n, ${person}, 'received', '\\x00' from series`,
  // One in a hundred waits; the others are closed, and most of them go later.
  `insert into child_reports (id, email_index, state, token_hash, asked_at, ends_at)
    select 'report-' || n, encode(sha256(n::text::bytea), 'hex'), case when n % 100 = 0 then 'open' else 'denied' end,
      'token-' || n, now(), case when n % 100 > 0 then now() + n * interval '20 seconds' end from series`,
  `insert into earlier_values (id, subject_id, item, origin_table, origin_row, origin_column, sealed_value, replaced_at)
    select 'earlier-' || n, ${person}, 'name', 'profiles', ${person}, 'name', '\\x00', now() - n * interval '5 minutes' from series`,
  // One in a hundred waits.
  `insert into processor_notices (id, subject_id, processor, what, items, outcome, told_at, next_try_at)
    select 'notice-' || n, ${person}, 'stripe', 'correction', '{name}', case when n % 100 > 0 then 'corrected' end,
      case when n % 100 > 0 then now() - n * interval '5 minutes' end, now() + interval '1 hour' from series`,
  `insert into disputes (id, subject_id, inquiry_id, field, statement)
    select 'dispute-' || n, ${person}, 'inquiry-' || n, 'answer', '\\x00' from series`,
  `insert into disclosures (id, subject_id, items, basis, recipient, law, proposed_by, approved_by, approved_at)
    select 'disclosure-' || n, ${person}, '{country}', 'authority', '\\x00', '\\x00', 'jin', 'mia', case when n % 100 > 0 then now() end from series`,
];

/** Checkpoints over all of them, of a tree that adds up. */
async function insertCheckpoints(admin: Client, count: number): Promise<void> {
  const peaks = count
    .toString(2)
    .replaceAll('0', '')
    .split('')
    .map(() => Buffer.alloc(32));
  const tree = MerkleTree.from(count, peaks);
  if (!tree) throw new Error('The tree lacks a subtree');
  await admin.query(
    `insert into audit_checkpoints (size, note, peaks, sealed_below)
      select $1, $2, $3, '600' from generate_series(1, $1::int)`,
    [
      count,
      signCheckpoint(tree, 'portal.test/audit', privateKeyOf(Buffer.alloc(32, 1))),
      peaks.map((peak) => peak.toString('base64')),
    ],
  );
}

/** `count` rows in each of them. Past the triggers and foreign keys, as a superuser may. */
export async function insertManyRows(admin: Client, count: number): Promise<void> {
  await admin.query('set session_replication_role = replica');
  for (const insert of inserts)
    await admin.query(`with series as (select generate_series(1, ${count}) as n) ${insert}`);
  await insertCheckpoints(admin, count);
  await admin.query('set session_replication_role = default');
  await admin.query('analyze');
}
