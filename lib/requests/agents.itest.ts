import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { sweepExpired } from '@/lib/data-rights/sweep-expired';
import { sendInquiry } from '@/lib/inquiries/send-inquiry';
import { runMailer } from '@/lib/jobs/run-mailer';
import { inquiryDecisions, makePerson, type Person, queuedTemplates, sampleInquiry } from '@/lib/testing/people';
import { linksIn } from '@/lib/testing/read-mail';
import { agent, dayAhead, makeAgent, makeEntered } from '@/lib/testing/requests';
import { startSmtp } from '@/lib/testing/smtp';
import { useDatabase } from '@/lib/testing/use-database';
import { agentSchema } from './agent-schema';
import { agentsAtMost, listAgents, revokeAgent } from './agents';
import { confirmByMailedLink, confirmOwnRequest, readAskedByAgent } from './confirm-request';
import { decideRequest } from './decide-request';
import { enterRequest } from './enter-request';
import { extendRequest } from './extend-request';
import { listOpenRequests, showRequest } from './list-requests';
import { newNumber } from './open-request';
import { findRequest, listRequests } from './own-requests';

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const database = useDatabase({ SMTP_URL: smtp.url });
const rows = async (query: string, values: unknown[] = []) => (await database.admin.query(query, values)).rows;

const letter = { law: 'ccpa', channel: 'mail', receivedOn: '2026-06-02', text: 'In her name.' } as const;

let count = 0;
let email: string;
let person: Person;
beforeEach(async () => {
  count += 1;
  email = `represented${count}@portal.test`;
  person = await makePerson(email);
});

/** The token of the link in the mail that asks the person. */
async function mailedToken(to = email): Promise<string> {
  await runMailer();
  const mail = smtp.messages.findLast(
    (each) => each.envelope.to.includes(to) && each.subject === 'Did you ask for this?',
  );
  if (!mail) throw new Error('Nobody was asked');
  const link = linksIn(mail).find((each) => each.includes('/confirm-request')) ?? '';
  return new URL(link).searchParams.get('token') ?? '';
}

const stateOf = async (id: string) => {
  const [row] = await rows('select state, agent, outcome from requests where id = $1', [id]);
  return [row.state, row.agent, row.outcome];
};

describe('an agent', () => {
  it('is named in writing, in the words that were shown, for what was said yes to, until a day', async () => {
    const id = await makeAgent(person, { deletion: 'no', objection: 'no', restriction: 'no', months: '3' });
    const [named, ...others] = await listAgents(person);
    expect(others).toEqual([]);
    expect(named).toMatchObject({ id, ...agent, rights: ['access', 'correction'] });
    expect(named?.permission).toMatch(
      /^I name Rights for You \(agent@rights\.test\) to ask LG CNS Co\., Ltd\. for me, about my personal data:\n- To know[^\n]*\n- To have something corrected\nUntil \d+ \w+ \d{4} \(UTC\)\. For what is named here/,
    );
  });

  it('is one however often the form is sent, and ten are the most', async () => {
    const number = newNumber();
    for (let each = 0; each < 2; each += 1) await makeAgent(person, { number });
    expect(await listAgents(person)).toHaveLength(1);
    await Promise.all(Array.from({ length: agentsAtMost + 2 }, () => makeAgent(person)));
    expect(await listAgents(person)).toHaveLength(agentsAtMost);
  });

  it('gets no mail, and is known to nobody but the person', async () => {
    await makeAgent(person);
    await runMailer();
    expect(smtp.messages.flatMap(({ envelope }) => envelope.to)).not.toContain(agent.email);
    expect(await listAgents(await makePerson(`other-${email}`))).toEqual([]);
  });

  it('is gone with one press, which another person cannot make, and by itself on its day', async () => {
    const [revoked, ends] = [await makeAgent(person), await makeAgent(person)];
    await revokeAgent(await makePerson(`thief-${email}`), revoked);
    expect(await listAgents(person)).toHaveLength(2);
    for (let each = 0; each < 2; each += 1) await revokeAgent(person, revoked);
    expect((await listAgents(person)).map(({ id }) => id)).toEqual([ends]);
    await rows("update agents set named_at = now() - interval '12 months', ends_at = now() where id = $1", [ends]);
    expect(await listAgents(person)).toEqual([]);
    expect(await sweepExpired({ rules: ['agents'] })).toEqual({ agents: 1 });
    expect(await rows('select from agents where subject_id = $1', [person.id])).toEqual([]);
  });

  it('is not named for longer than a year, nor for nothing', async () => {
    const id = await makeAgent(person);
    await expect(
      rows("update agents set ends_at = now() + interval '13 months' where id = $1", [id]),
    ).rejects.toThrow();
    const no = { access: 'no', correction: 'no', deletion: 'no', objection: 'no', restriction: 'no' };
    const form = { number: newNumber(), agentName: 'A', agentEmail: agent.email, months: '12', ...no };
    expect(agentSchema.safeParse(form).success).toBe(false);
    expect(agentSchema.safeParse({ ...form, access: 'yes', months: '13' }).success).toBe(false);
  });
});

describe('what an agent asks', () => {
  const entered = (more: Partial<Parameters<typeof makeEntered>[1]> = {}) => makeEntered(email, { agent, ...more });

  it('has its clock running from the day it arrived, while the person is asked whether it is theirs', async () => {
    const id = await entered();
    expect(await stateOf(id)).toEqual(['open', 'unconfirmed', null]);
    const found = await findRequest(person, id);
    expect(found?.request).toMatchObject({ dueOn: '2026-07-17', channel: 'handler', waitsForPerson: true });
    expect(found?.request.receivedAt.toISOString()).toBe('2026-06-02T12:00:00.000Z');
    expect(found?.steps.map(({ step, said, agent: by }) => [step, said, by])).toEqual([
      ['received', 'All of it.', 'Rights for You, agent@rights.test'],
      ['acknowledged', null, null],
    ]);
    expect(await queuedTemplates(person.id)).toEqual(expect.arrayContaining(['request-to-confirm']));
    expect(await queuedTemplates(person.id)).not.toContain('request-received');
  });

  it('cannot be done before the person says yes, though it can be put off or refused', async () => {
    const id = await entered({ receivedOn: dayAhead(0) });
    expect(await decideRequest('jin', id, { outcome: 'done' }, 'Here it is')).toEqual({
      ok: false,
      error: 'not-confirmed',
    });
    await expect(
      rows(
        "begin; select set_config('role', 'portal_handler', true), set_config('portal.door', 'handler', true), set_config('portal.purpose', 'requests', true), set_config('portal.actor', 'jin', true); update requests set state = 'closed', outcome = 'done'",
      ),
    ).rejects.toThrow('a request does not go that way');
    await rows('rollback');
    expect(await extendRequest('jin', id, null, 'It is much')).toMatchObject({ ok: true });
    expect(await decideRequest('jin', id, { outcome: 'refused', ground: 'unidentified' }, 'No word from you')).toEqual({
      ok: true,
      value: null,
    });
  });

  it('is confirmed behind the mailed link, which shows and changes nothing when opened, and works once', async () => {
    const id = await entered();
    const token = await mailedToken();
    for (let each = 0; each < 2; each += 1)
      expect(await readAskedByAgent(token)).toMatchObject({ right: 'access', dueOn: '2026-07-17' });
    expect(await stateOf(id)).toEqual(['open', 'unconfirmed', null]);
    expect(await confirmByMailedLink(token, 'yes')).toEqual({ ok: true, value: null });
    expect(await confirmByMailedLink(token, 'no')).toEqual({ ok: false, error: 'link-over' });
    expect([await stateOf(id), await readAskedByAgent(token)]).toEqual([['open', 'confirmed', null], null]);
    expect(await decideRequest('jin', id, { outcome: 'done' }, 'Here it is')).toMatchObject({ ok: true });
    await runMailer();
    const answer = smtp.messages.findLast(({ subject }) => subject === 'Your request is done');
    expect(answer?.envelope.to).toEqual([email]);
  });

  it('is closed by a no, and then nothing of it can be done', async () => {
    const id = await entered({ right: 'deletion' });
    expect(await confirmByMailedLink(await mailedToken(), 'no')).toEqual({ ok: true, value: null });
    expect(await stateOf(id)).toEqual(['closed', 'unconfirmed', 'withdrawn']);
    expect((await findRequest(person, id))?.steps.at(-1)?.step).toBe('denied');
    expect(await decideRequest('jin', id, { outcome: 'done' }, 'Gone')).toEqual({ ok: false, error: 'closed-already' });
    expect((await listOpenRequests('jin')).map((each) => each.id)).not.toContain(id);
  });

  it('is answered signed in as well, once, by its person alone', async () => {
    const [yes, no] = [await entered(), await entered()];
    const other = await makePerson(`stranger-${email}`);
    expect(await confirmOwnRequest(other, yes, 'yes')).toEqual({ ok: false, error: 'answered-already' });
    expect(await confirmOwnRequest(person, yes, 'yes')).toEqual({ ok: true, value: null });
    expect(await confirmOwnRequest(person, no, 'no')).toEqual({ ok: true, value: null });
    expect(await confirmOwnRequest(person, no, 'yes')).toEqual({ ok: false, error: 'answered-already' });
    expect([await stateOf(yes), await stateOf(no)]).toEqual([
      ['open', 'confirmed', null],
      ['closed', 'unconfirmed', 'withdrawn'],
    ]);
  });

  it('is not confirmed by a link of another request, of another address, or after its days', async () => {
    const [first, second] = [await entered(), await entered({ right: 'correction' })];
    const token = await mailedToken();
    const [link] = await rows(
      "select request_id from mail_links where subject_id = $1 and use = 'confirm-request' limit 1",
      [person.id],
    );
    expect([first, second]).toContain(link.request_id);
    await rows(
      "update mail_links set email_index = 'of an older address' where use = 'confirm-request' and subject_id = $1",
      [person.id],
    );
    expect([await readAskedByAgent(token), await confirmByMailedLink(token, 'yes')]).toEqual([
      null,
      { ok: false, error: 'link-over' },
    ]);
    const third = await entered({ right: 'deletion' });
    const late = await mailedToken();
    await rows('update mail_links set expires_at = now() where request_id = $1', [third]);
    expect(await confirmByMailedLink(late, 'yes')).toEqual({ ok: false, error: 'link-over' });
    for (const id of [first, second, third]) expect(await stateOf(id)).toEqual(['open', 'unconfirmed', null]);
  });

  it('is carried out on a permission alone where it opts out, or with a power of attorney', async () => {
    const permitted = ['open', 'permitted', null];
    const optOut = await entered({ right: 'objection', agent: { ...agent, permission: 'signed' } });
    const attorney = await entered({ right: 'deletion', agent: { name: 'An attorney', permission: 'attorney' } });
    await makeAgent(person);
    const named = await entered({ right: 'restriction' });
    for (const id of [optOut, attorney, named]) expect(await stateOf(id)).toEqual(permitted);
    expect(await decideRequest('jin', optOut, { outcome: 'done' }, 'Opted out')).toMatchObject({ ok: true });
    expect(await showRequest('jin', named)).toMatchObject({ ok: true, value: { agents: [agent] } });
  });

  it('opts nobody out without any permission, nor by one that is taken back or for something else', async () => {
    const attempt = () => enterRequest('jin', newNumber(), { ...letter, email, right: 'objection', agent });
    expect(await attempt()).toEqual({ ok: false, error: 'no-permission' });
    await makeAgent(person, { objection: 'no' });
    const taken = await makeAgent(person);
    await revokeAgent(person, taken);
    expect(await attempt()).toEqual({ ok: false, error: 'no-permission' });
    expect(await listRequests(person)).toMatchObject({ open: [] });
  });
});

describe('a letter', () => {
  it('is a request of whoever it names, counted from its day, confirmed by mail at once, and one by its number', async () => {
    const number = newNumber();
    const asked = {
      ...letter,
      email: email.toUpperCase().toLowerCase(),
      right: 'correction',
      text: 'My name is wrong.',
    } as const;
    expect(await enterRequest('jin', number, asked)).toEqual({
      ok: true,
      value: { dueOn: '2026-07-17', waits: false },
    });
    expect(await enterRequest('jin', number, asked)).toEqual({ ok: false, error: 'entered-already' });
    expect(await queuedTemplates(person.id)).toContain('request-received');
    const { request, steps } = (await findRequest(person, number)) ?? {};
    expect(request).toMatchObject({ channel: 'mail', law: 'ccpa', agent: null, isLate: true });
    expect(steps?.[0]).toMatchObject({ step: 'received', said: 'My name is wrong.', agent: null });
    await runMailer();
    const mail = smtp.messages.findLast(
      (each) => each.envelope.to.includes(email) && each.subject === 'We have your request',
    );
    expect(mail?.text).toContain('reached us by mail or by letter');
  });

  it('of somebody without an account finds who wrote from that address, and is answered there', async () => {
    const to = `inquirer-${email}`;
    await sendInquiry('question', { ...sampleInquiry, email: to }, inquiryDecisions);
    const id = await makeEntered(to, { text: 'What do you hold?' });
    expect(await showRequest('jin', id)).toMatchObject({ ok: true, value: { email: to } });
    await decideRequest('jin', id, { outcome: 'done' }, 'This inquiry.');
    await runMailer();
    const subjects = smtp.messages.filter((each) => each.envelope.to.includes(to)).map((each) => each.subject);
    expect(subjects).toEqual(expect.arrayContaining(['We have your request', 'Your request is done']));
    const other = await makeEntered(to, { agent });
    expect(await confirmByMailedLink(await mailedToken(to), 'yes')).toMatchObject({ ok: true });
    expect(await stateOf(other)).toEqual(['open', 'confirmed', null]);
  });

  it('of a stranger, or of a day to come, leaves nothing', async () => {
    const before = await rows('select count(*) from requests');
    const attempt = (more: object) => enterRequest('jin', newNumber(), { ...letter, email, right: 'access', ...more });
    expect(await attempt({ email: 'stranger@nowhere.test' })).toEqual({ ok: false, error: 'nobody' });
    expect(await attempt({ receivedOn: dayAhead(2) })).toEqual({ ok: false, error: 'in-the-future' });
    expect(await rows('select count(*) from requests')).toEqual(before);
  });

  it('goes with its person, and the log keeps a line without a word', async () => {
    const id = await makeEntered(email, { agent });
    await makeAgent(person);
    await eraseSubject(person.id, 'over');
    expect(await rows('select subject_id, outcome from requests where id = $1', [id])).toEqual([
      { subject_id: null, outcome: 'erased' },
    ]);
    expect(await rows('select from request_steps where request_id = $1', [id])).toEqual([]);
    expect(await rows('select from agents where subject_id = $1', [person.id])).toEqual([]);
  });
});
