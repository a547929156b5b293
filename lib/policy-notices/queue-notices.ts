import { sql } from 'drizzle-orm';
import { againAfterErasure } from '@/lib/db/again-after-erasure';
import { asSystem } from '@/lib/db/doors';
import { env } from '@/lib/env';
import { firstPlace, placeStep, takeTurn } from '@/lib/mail/bulk-places';
import { wakeMailer } from '@/lib/mail/wake-mailer';
import { releaseEffects } from '@/lib/policy/release-effects';
import { ownReleases, type Release } from '@/lib/policy/releases';

const batch = 2500;

interface Step {
  queued: number;
  /** The last person looked at; null where nobody is left. */
  through: string | null;
}

/**
 * Everybody whose data is here under an address they have proved, and was here before the day: who comes later agrees to the new
 * version itself. Once a mailbox, of which an account is told first. Also somebody whose data is restricted: that is kept from being used, and
 * they are owed to know what becomes of it. Who is leaving is told if they stay.
 */
const owed = ({ after }: Release, withInquirers: boolean) => sql`
  s.proved_at is not null and s.closes_at is null
  and s.created_at < (${after.effectiveOn}::date)::timestamp at time zone 'Asia/Seoul'
  and (s.kind = 'account' or (${withInquirers}::boolean and s.kind = 'inquirer' and not exists (
    select from subjects other where other.email_index = s.email_index and other.proved_at is not null
      and (other.kind = 'account' or (other.kind = 'inquirer' and other.id < s.id)))))
  and not exists (select from policy_notices n where n.subject_id = s.id and n.version = ${after.version})`;

/** 128 bits of a hash over version and person, as the number of a campaign's mail is. */
const noticeId = (version: string) =>
  sql`translate(substr(encode(sha256(convert_to(${`policy ${version} `}::text || people.id, 'UTF8')), 'base64'), 1, 22), '+/', '-_')`;

/**
 * The next people by the order of their ids: row and mail in one statement, each mail at a place of its own behind all mail to thousands
 * that waits already, as many a minute as the mail server takes. Two servers at the same people, or a run that was
 * killed, meet the row that is there, and only one of the two mails.
 */
const queueBatch = (release: Release, withInquirers: boolean, past: string): Promise<Step> =>
  asSystem('policy-notices', async (tx) => {
    const { version } = release.after;
    const step = placeStep(env().bulkPerMinute);
    await takeTurn(tx);
    const { rows } = (await tx.execute(sql`
      with place as (${firstPlace(step)}), people as materialized (
        select s.id from subjects s where s.id > ${past} and ${owed(release, withInquirers)} order by s.id limit ${batch}
      ), noticed as (
        insert into policy_notices (id, subject_id, version) select ${noticeId(version)}, people.id, ${version} from people
        on conflict do nothing returning id, subject_id
      ), queued as (
        insert into outbox (id, subject_id, template, campaign_id, next_try_at)
        select id, subject_id, 'policy-change', ${version},
          place.first + (row_number() over (order by subject_id) - 1) * ${step}
        from noticed, place returning 1
      )
      select (select count(*)::int from queued) as queued,
        case when count(*) = ${batch} then max(id) end as through from people`)) as unknown as { rows: Step[] };
    const [done] = rows;
    if (!done) throw new Error('The notices were not counted');
    if (done.queued > 0) wakeMailer();
    return done;
  });

/**
 * Queues one notice for each person who has to be told of a material version and has not been, as soon as a server knows the
 * version: at its publication, so that they have the lead time. Safe to run anywhere, twice at once.
 *
 * @param releases the published ones, but in a test
 * @returns how many were queued
 */
export async function queueNotices(releases: readonly Release[] = ownReleases): Promise<number> {
  let queued = 0;
  for (const release of releases) {
    const withInquirers = releaseEffects(release.before, release.after).told === 'accounts-and-inquirers';
    for (let past: string | null = ''; past !== null; ) {
      const from: string = past;
      const step = await againAfterErasure(() => queueBatch(release, withInquirers, from));
      queued += step.queued;
      past = step.through;
    }
  }
  return queued;
}
