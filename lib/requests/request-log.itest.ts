import { describe, expect, it } from 'vitest';
import { requestEmailChange } from '@/lib/accounts/change-email';
import { correctProfile } from '@/lib/accounts/profiles';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { changeOptOut } from '@/lib/consent/opt-outs';
import { honourSignal } from '@/lib/consent/signal';
import { deleteInquiry, withdrawConsent } from '@/lib/data-rights/change-consent';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { sweepExpired } from '@/lib/data-rights/sweep-expired';
import { sendOwnInquiry } from '@/lib/inquiries/send-inquiry';
import { changeMarketingByLink, optOutInOneClick } from '@/lib/marketing/opt-out';
import { stopMarketing } from '@/lib/marketing/stop-marketing';
import { optOutToken } from '@/lib/testing/opt-out-link';
import {
  fillProfile,
  goodPassword,
  inquiryDecisions,
  linkToken,
  makePerson,
  sampleInquiry,
  sampleProfile,
} from '@/lib/testing/people';
import { ageRequest, makeRefused, makeRequest } from '@/lib/testing/requests';
import { useDatabase } from '@/lib/testing/use-database';
import { withdrawRequest } from './change-request';
import { recordOwnRequest } from './instant-request';
import { listCounts, listOpenRequests, showRequest } from './list-requests';

const database = useDatabase();

const rowsOf = async (ids: readonly string[]) =>
  (
    await database.admin.query(
      'select id, subject_id, state, outcome, ground, closed_at is not null as closed from requests where id = any($1) order by id',
      [ids],
    )
  ).rows;

describe('an erasure', () => {
  it('leaves each line of the log without its person and without a word, and closes what was open', async () => {
    const ines = await makePerson('ines@portal.test');
    const [open, refused] = [await makeRequest(ines), await makeRefused(ines)];
    await eraseSubject(ines.id, 'over');
    const rows = await rowsOf([open, refused]);
    const gone = { subject_id: null, state: 'closed', closed: true };
    expect(rows).toEqual(
      [
        { ...gone, id: open, outcome: 'erased', ground: null },
        { ...gone, id: refused, outcome: 'refused', ground: 'law' },
      ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const steps = await database.admin.query('select from request_steps where request_id = any($1)', [[open, refused]]);
    expect(steps.rowCount).toBe(0);
    expect((await listOpenRequests('jin')).map(({ id }) => id)).not.toContain(open);
    expect(await showRequest('jin', refused)).toEqual({ ok: false, error: 'not-found' });
  });
});

describe('what is done at once', () => {
  const log = async (id: string) =>
    (
      await database.admin.query<Record<string, unknown>>(
        'select "right", channel, state, outcome, due_on, closed_at = received_at as at_once from requests where subject_id = $1 order by received_at, "right"',
        [id],
      )
    ).rows.map(({ right, channel, ...rest }) => {
      expect(rest).toEqual({ state: 'closed', outcome: 'done', due_on: null, at_once: true });
      return `${right} by ${channel}`;
    });

  it('is noted for each act of self-service that did something, and for none that did not', async () => {
    const uma = await makePerson('uma@portal.test', 'yes');
    expect(await log(uma.id)).toEqual([]);
    await fillProfile(uma);
    for (let each = 0; each < 2; each += 1) await correctProfile(uma, { ...sampleProfile, country: 'FR' });
    const inquiry = { ...sampleInquiry, email: 'uma@portal.test' };
    const id = await sendOwnInquiry(uma, 'question', inquiry, { ...inquiryDecisions, marketing: 'yes' });
    for (let each = 0; each < 2; each += 1) await deleteInquiry(uma, id);
    for (let each = 0; each < 2; each += 1) await withdrawConsent(uma, 'profileOptional');
    await changeOptOut(uma, 'saleAndSharing', 'out');
    await changeOptOut(uma, 'saleAndSharing', 'back');
    await requestEmailChange(uma, 'uma-moved@portal.test', goodPassword);
    expect(await log(uma.id)).toEqual([
      'correction by self-service',
      'deletion by self-service',
      'withdrawal by self-service',
      'objection by self-service',
    ]);
    await confirmByLink(
      await linkToken('uma@portal.test', 'confirm-new-email', 'uma-moved@portal.test'),
      'confirm-new-email',
    );
    expect((await log(uma.id)).at(-1)).toBe('correction by self-service');
    await changeMarketingByLink(await optOutToken(uma.id), { decision: 'withdrawn' });
    expect((await log(uma.id)).at(-1)).toBe('withdrawal by mailed-link');
    expect(await log(uma.id)).toHaveLength(6);
  });

  it('is noted for a mail program’s button, a signal of the browser and a letter to a handler', async () => {
    const [button, signal, letter] = [
      await makePerson('button@portal.test', 'yes'),
      await makePerson('signal@portal.test'),
      await makePerson('letter@portal.test', 'yes'),
    ];
    await optOutInOneClick(await optOutToken(button.id, 'newsletter'));
    await honourSignal(signal, new Headers({ 'sec-gpc': '1' }));
    await stopMarketing('jin', 'letter@portal.test');
    expect(await log(button.id)).toEqual(['withdrawal by mailed-link']);
    expect(await log(signal.id)).toEqual(['objection by self-service', 'objection by self-service']);
    expect(await log(letter.id)).toEqual(['withdrawal by mail']);
  });
});

describe('24 months after the end', () => {
  it('a request goes with its steps, and numbers stay that add up', async () => {
    const mia = await makePerson('mia@portal.test');
    const [first, second, given, young, open] = [
      await makeRefused(mia, { law: 'ccpa' }),
      await makeRefused(mia, { law: 'ccpa' }),
      await makeRequest(mia, { right: 'deletion' }),
      await makeRefused(mia),
      await makeRequest(mia),
    ];
    await withdrawRequest(mia, given);
    await recordOwnRequest(mia, 'correction');
    const instant = (
      await database.admin.query<{ id: string }>(`select id from requests where subject_id = $1 and due_on is null`, [
        mia.id,
      ])
    ).rows[0]?.id as string;
    for (const id of [first, second, given, instant]) await ageRequest(database.admin, id, '24 months 1 day');
    await ageRequest(database.admin, young, '23 months 25 days');
    await ageRequest(database.admin, open, '30 months');
    // Ten days from receipt to the end.
    await database.admin.query('set session_replication_role = replica');
    await database.admin.query("update requests set received_at = closed_at - interval '10 days' where id = $1", [
      second,
    ]);
    await database.admin.query('set session_replication_role = default');
    expect(await sweepExpired({ rules: ['request'] })).toEqual({ request: 4 });
    expect(await sweepExpired({ rules: ['request'] })).toEqual({});
    expect((await rowsOf([first, second, given, instant, young, open])).map(({ id }) => id)).toEqual(
      [young, open].toSorted(),
    );
    const steps = await database.admin.query('select distinct request_id from request_steps where subject_id = $1', [
      mia.id,
    ]);
    expect(steps.rows.map(({ request_id }) => request_id).toSorted()).toEqual([young, open].toSorted());
    const counts = await listCounts('jin');
    const sum = (right: string, law: string, outcome: string) =>
      counts
        .filter((each) => each.right === right && each.law === law && each.outcome === outcome)
        .reduce((total, { count, days }) => [(total[0] ?? 0) + count, (total[1] ?? 0) + days], [0, 0]);
    expect(sum('access', 'ccpa', 'refused')).toEqual([2, 10]);
    expect(sum('deletion', 'gdpr', 'withdrawn')).toEqual([1, 0]);
    expect(sum('correction', 'undeclared', 'done')).toEqual([1, 0]);
  });

  it('two sweeps at once count each request once', async () => {
    const noor = await makePerson('noor@portal.test');
    for (let each = 0; each < 6; each += 1)
      await ageRequest(database.admin, await makeRefused(noor, { law: 'uk' }), '25 months');
    const swept = await Promise.all([sweepExpired({ rules: ['request'] }), sweepExpired({ rules: ['request'] })]);
    expect(swept.reduce((sum, { request = 0 }) => sum + request, 0)).toBe(6);
    const ofNoor = (await listCounts('jin')).filter(({ law }) => law === 'uk');
    expect(ofNoor.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });
});
