import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/accounts/close-account';
import { findProfile } from '@/lib/accounts/profiles';
import { findCheckpoints } from '@/lib/audit/checkpoint';
import { publishCheckpoints } from '@/lib/audit/publish-checkpoints';
import { checkCredentials } from '@/lib/auth/check-password';
import { findSubject } from '@/lib/auth/sessions';
import { copySchema } from '@/lib/data-rights/copy/copy-schema';
import { joinInquiry } from '@/lib/data-rights/mailbox/join-inquiry';
import { readOverview } from '@/lib/data-rights/overview';
import { replayErasures } from '@/lib/data-rights/replay-erasures';
import { ensureLocalSecrets } from '@/lib/env';
import { checkLedger } from '@/lib/erasure-ledger/compare-ledger';
import { exportEntries } from '@/lib/erasure-ledger/export-entries';
import { trimLedger } from '@/lib/erasure-ledger/trim-ledger';
import { runMailer } from '@/lib/jobs/run-mailer';
import { sealAudit } from '@/lib/jobs/seal-audit';
import { sweep } from '@/lib/jobs/sweep';
import { listKeptMails } from '@/lib/mail/mailbox';
import { limits } from '@/lib/rate-limit/limits';
import { withinLimit } from '@/lib/rate-limit/within-limit';
import { withdrawRequest } from '@/lib/requests/change-request';
import { showRequest } from '@/lib/requests/list-requests';
import { listRequests } from '@/lib/requests/own-requests';
import { verifyNow } from '@/lib/testing/audit-trail';
import { makeInquirer } from '@/lib/testing/mailboxes';
import { fillProfile, goodPassword, makePerson, sampleProfile, signInAgain } from '@/lib/testing/people';
import { readCopy } from '@/lib/testing/read-copy';
import { makeRequest } from '@/lib/testing/requests';
import { queueCampaign, sampleMailing } from '@/lib/testing/sample-mailing';
import { makeWholePerson, valuesOf } from '@/lib/testing/whole-person';
import { closeDatabase, connection } from './client';
import { asSubject, asSystem, asVisitor } from './doors';
import { erasureEntries } from './tables/erasure-entries';
import { keptMails } from './tables/kept-mails';
import { outbox } from './tables/outbox';
import { profiles } from './tables/profiles';
import { sessions } from './tables/sessions';
import { subjects } from './tables/subjects';

const folder = mkdtempSync(join(tmpdir(), 'privacy-portal-embedded-'));

beforeAll(async () => {
  for (const name of ['DATABASE_URL', 'SITE_URL', 'SMTP_URL', 'KEKS', 'ERASURE_LEDGER']) delete process.env[name];
  process.env.DATA_DIR = folder;
  ensureLocalSecrets();
  await connection();
}, 60_000);

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('can be read outside a door by nothing', async () => {
    const { db } = await connection();
    await expect(db.select().from(subjects)).rejects.toThrow();
    const result = (await db.execute(sql`select current_user::text as role`)) as unknown as { rows: unknown[] };
    expect(result.rows).toEqual([{ role: 'portal_none' }]);
  });

  it('lets each person reach their own rows only, and a visitor none', async () => {
    const [ines, otto] = [await makePerson('ines@portal.test', 'yes'), await makePerson('otto@portal.test')];
    await Promise.all([fillProfile(ines), fillProfile(otto)]);
    expect(await findProfile(ines)).toEqual(sampleProfile);
    expect(await asSubject(ines, (tx) => tx.select({ id: profiles.subjectId }).from(profiles))).toEqual([
      { id: ines.id },
    ]);
    expect(await asVisitor({ kind: 'session', token: 'forged' }, (tx) => tx.select().from(sessions))).toEqual([]);
    await expect(asSystem('test', (tx) => tx.select().from(profiles))).rejects.toThrow();
    await expect(asSystem('outer', () => asSystem('inner', async () => null))).rejects.toThrow(/inside a system door/);
  });

  it('keeps mail sealed instead of sending it, and shows it to who runs it', async () => {
    await runMailer();
    const ines = await makePerson('reads@portal.test');
    await runMailer();
    const kept = await asSubject(ines, (tx) => tx.select().from(keptMails));
    expect(kept).toHaveLength(2);
    for (const { message } of kept) {
      expect(message.length).toBeGreaterThan(500);
      expect(Buffer.from(message).toString('latin1')).not.toContain('reads@portal.test');
    }
    const shown = (await listKeptMails()).find(({ subject }) => subject.startsWith('Confirm'));
    expect(shown).toMatchObject({ to: 'reads@portal.test', subject: 'Confirm your email address' });
    expect(await runMailer()).toBe(0);
  });

  it('takes a request behind a mailed code, and moves an inquiry into its account through three doors', async () => {
    const uma = await makePerson('uma@portal.test');
    const { inquirer, mailbox, number } = await makeInquirer('uma@portal.test');
    expect(await showRequest('jin', await makeRequest(inquirer))).toMatchObject({
      value: { email: 'uma@portal.test' },
    });
    const [{ id = '' } = {}] = (await listRequests(inquirer)).open;
    await withdrawRequest(inquirer, id);
    expect(await joinInquiry(uma, mailbox, inquirer.id, { inquiry: 'yes', abroad: 'yes' })).toMatchObject({ ok: true });
    expect((await readOverview(uma)).inquiries).toMatchObject([{ id: number }]);
  });

  it('queues a campaign for whoever agrees, and keeps it as they would get it', async () => {
    const nils = await makePerson('nils@portal.test', 'yes');
    await queueCampaign(await sampleMailing('What is new'));
    await runMailer();
    const kept = (await listKeptMails()).find(
      ({ to, subject }) => to === 'nils@portal.test' && subject === 'What is new',
    );
    expect(kept?.text).toContain(`/unsubscribe?token=local-1~${nils.id}~newsletter~`);
  });

  it('refuses who has tried too often, sweeps nobody who may stay, and erases who closes the account', async () => {
    const mia = await makePerson('mia@portal.test', 'yes');
    await fillProfile(mia);
    const { points } = limits.emailChangeBySubject;
    for (let each = 0; each < points; each += 1) expect(await withinLimit('emailChangeBySubject', mia.id)).toBe(true);
    expect(await withinLimit('emailChangeBySubject', mia.id)).toBe(false);
    expect(await sweep()).toEqual({});
    expect(await closeAccount(mia, goodPassword, 'now')).toMatchObject({ ok: true });
    expect([await findSubject(mia.token), await checkCredentials('mia@portal.test', goodPassword)]).toEqual([
      null,
      null,
    ]);
    await runMailer();
  });

  it('seals its audit trail, goes on after it was closed, and mails nobody about it', async () => {
    await sealAudit();
    await makePerson('sealed@portal.test');
    await closeDatabase();
    await connection();
    await sealAudit();
    await publishCheckpoints();
    const published = findCheckpoints(readFileSync(join(folder, 'checkpoints.txt'), 'utf8'));
    expect(await verifyNow(published)).toMatchObject({ first: null, unsealed: 0, elsewhere: { agreeing: 2 } });
    const mails = await asSystem('test', (tx) => tx.select().from(outbox).where(isNull(outbox.subjectId)));
    expect(mails).toEqual([]);
  });

  it('writes the closure into the ledger that a restored folder is measured by', async () => {
    expect(await exportEntries()).toBeGreaterThan(0);
    await checkLedger();
    expect(statSync(join(folder, 'erasures.ndjson')).mode & 0o777).toBe(0o600);
    expect(await trimLedger()).toBe(0);
    await asSystem('test', (tx) => tx.delete(erasureEntries));
    await expect(checkLedger()).rejects.toThrow(/npm run restore:replay/);
    expect(await replayErasures()).toMatchObject({
      counts: { erased: { done: 0 } },
      ended: { mails: expect.any(Number) },
    });
    await checkLedger();
  });

  it('opens again after it was closed, parked and with everything in it', async () => {
    const leo = await makePerson('leo@portal.test');
    await closeDatabase();
    const { db } = await connection();
    await expect(db.select().from(subjects)).rejects.toThrow();
    expect(await checkCredentials('leo@portal.test', goodPassword)).toMatchObject({ id: leo.id });
    expect((await findSubject(await signInAgain('leo@portal.test')))?.id).toBe(leo.id);
  });

  it('is readable, with its secrets, by its owner alone', () => {
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith(`owner-${process.pid}-`))).toHaveLength(1);
  });

  // Last: the mail that it plants is none the mailbox could show.
  it('gives the same copy as any other driver: as its schema says, with every value opened', async () => {
    const files = await readCopy(await makeWholePerson('copies@portal.test', 'in force'));
    const { tables } = copySchema.parse(JSON.parse(files['data.json'] ?? ''));
    expect(Object.values(tables).filter((rows) => (rows ?? []).length === 0)).toEqual([]);
    for (const value of Object.values(valuesOf('copies@portal.test'))) expect(files['data.json']).toContain(value);
  });
});
