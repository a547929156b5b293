import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleChild } from '@/lib/testing/bundle-child';
import { optOutToken } from '@/lib/testing/opt-out-link';
import { makePerson } from '@/lib/testing/people';
import { runScript } from '@/lib/testing/run-script';
import { insertSubscribers } from '@/lib/testing/subscribers';
import { useDatabase } from '@/lib/testing/use-database';

const database = useDatabase();
const example = 'scripts/campaign-example.tsx';
const campaign = (...words: string[]) => runScript('scripts/campaign.ts', words);
const optOutAs = async (HANDLER: string, ...words: string[]) =>
  runScript(await bundleChild('scripts/opt-out.ts'), words, { HANDLER });
const optOut = (...words: string[]) => optOutAs('jin', ...words);
const count = async (what: string) => (await database.admin.query(`select count(*)::int from ${what}`)).rows[0].count;

describe('npm run campaign', { timeout: 60_000 }, () => {
  it('shows first, queues when told, once for two runs at the same time, and then says that it is done', async () => {
    expect(await campaign(example, '--topic', 'newsletter')).toEqual({
      code: 1,
      said: 'Nobody would get this: no one agrees to this topic now. Nothing was queued.\n',
    });
    await insertSubscribers(database.admin, 3, 'reader');
    const dry = await campaign(example, '--topic', 'newsletter');
    expect(dry.code).toBe(0);
    for (const part of ['What is new in Optapex', 'newsletter (Newsletter)', '3 people', 'two scenarios', 'add --send'])
      expect(dry.said).toContain(part);
    expect([await count('campaigns'), await count('outbox')]).toEqual([0, 0]);
    const send = () => campaign(example, '--topic', 'newsletter', '--send', '--per-minute', '60');
    for (const { code, said } of await Promise.all([send(), send()])) {
      expect([code, said.split('. ')[0]]).toEqual([0, expect.stringMatching(/queued for 3 people/i)]);
    }
    expect([await count('campaigns'), await count('outbox')]).toEqual([1, 3]);
    expect((await send()).said).toMatch(
      /^This campaign was queued for 3 people on .* UTC\. Nothing was queued again\.\n$/,
    );
    expect(await count('outbox')).toBe(3);
  });

  it('refuses, with a sentence, what it cannot send', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'privacy-portal-campaign-'));
    const outside = join(folder, 'outside.tsx');
    writeFileSync(outside, 'export const subject = "x";');
    const bundle = await bundleChild('scripts/campaign.ts');
    const said = await Promise.all(
      [
        [example, '--topic', 'weather'],
        ['scripts/lib/check-node.mjs', '--topic', 'events'],
        [outside, '--topic', 'events'],
        [example, '--topic', 'events', '--per-minute', 'many'],
      ].map((words) => runScript(bundle, [...words, '--send'])),
    );
    rmSync(folder, { recursive: true });
    expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(said.map((each) => each.said.slice(0, 28))).toEqual([
      'No topic is called weather. ',
      'The file has to export "subj',
      'The file has to lie inside t',
      'npm run campaign -- FILE.tsx',
    ]);
    expect(said[0]?.said).toContain('resources, newsletter, events, productNews');
    expect(await count('campaigns')).toBe(1);
  });
});

describe('npm run opt-out', { timeout: 60_000 }, () => {
  it('ends marketing for an address in any spelling that is the same, under the name of the handler', async () => {
    await makePerson('ines@portal.test', 'yes');
    const first = await optOut(' ines@PORTAL.test ');
    expect(first).toEqual({
      code: 0,
      said: 'Marketing has ended for 1 person with this address. A receipt goes to it.\n',
    });
    expect((await optOut('ines@portal.test')).said).toMatch(/^Nobody with this address gets marketing mail\./);
    const { rows } = await database.admin.query("select place, actor from consent_events where decision = 'withdrawn'");
    expect(rows).toEqual([{ place: 'handler', actor: 'jin' }]);
  });

  it('by a handler without a name is done in the name of the login, and in a name of the portal not at all', async () => {
    const { id } = await makePerson('olga@portal.test', 'yes');
    expect(await optOutAs('Sweep', 'olga@portal.test')).toEqual({
      code: 1,
      said: '"Sweep" is what the portal calls a part of itself. Set HANDLER to the name of whoever is acting. Nothing was changed.\n',
    });
    expect((await optOutAs('', 'olga@portal.test')).code).toBe(0);
    const { rows } = await database.admin.query(
      "select actor from consent_events where subject_id = $1 and decision = 'withdrawn'",
      [id],
    );
    expect(rows).toEqual([{ actor: userInfo().username }]);
  });

  it('does what the mail asked that a mail program wrote, and refuses what is no token and no address', async () => {
    const mia = await makePerson('mia@portal.test', 'yes');
    const token = await optOutToken(mia.id, 'events');
    const said = [await optOut('unsubscribe', token), await optOut(token), await optOut(`${token}A`), await optOut()];
    expect(said.map(({ code }) => code)).toEqual([0, 0, 1, 1]);
    expect(said.map((each) => each.said.slice(0, 30))).toEqual([
      'The topic events is off for 1 ',
      'This had ended before. Nothing',
      'This token is damaged, or not ',
      'npm run opt-out -- ADDRESS    ',
    ]);
    const { rows } = await database.admin.query(
      'select topic from consent_events where subject_id = $1 and topic is not null',
      [mia.id],
    );
    expect(rows).toEqual([{ topic: 'events' }]);
  });
});
