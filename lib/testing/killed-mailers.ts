import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { expect } from 'vitest';
import { bundleChild } from './bundle-child';
import { type Child, startChild } from './child';
import { queueCampaign, sampleMailing } from './sample-mailing';
import type { Smtp } from './smtp';
import { insertSubscribers } from './subscribers';
import { settingsNow } from './test-settings';

/** A mailer in a process of its own, with the settings of this one. It sends nothing before it is told. */
export async function startMailer(): Promise<Child> {
  const mailer = startChild(await bundleChild('lib/testing/mail-until-killed.ts'), [], settingsNow());
  await mailer.line();
  return mailer;
}

const waiting = async (admin: Client): Promise<number> =>
  (await admin.query('select 1 from outbox where campaign_id is not null')).rowCount ?? 0;

export async function untilAllIsSent(admin: Client): Promise<void> {
  await expect.poll(() => waiting(admin), { message: 'mail left to send', timeout: 180_000, interval: 50 }).toBe(0);
}

/**
 * Sends a campaign with mailers that are killed one after the other, each at a random moment of its work. Checks that
 * nothing is lost and that no kill costs more than one mail sent twice, under one Message-ID. Answers how many were.
 */
export async function killMailers(admin: Client, smtp: Smtp, kills: number): Promise<number> {
  const people = kills * 5 + 20;
  await insertSubscribers(admin, people, 'killed');
  const about = 'A mail that survives';
  await queueCampaign(await sampleMailing(about));
  let mailer = await startMailer();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const before = smtp.messages.length;
      mailer.tell('go');
      await smtp.waitFor(() => smtp.messages.length > before + randomInt(4), 60_000);
      await delay(randomInt(10));
      await mailer.kill('SIGKILL');
      expect(await waiting(admin)).toBeGreaterThan(0);
      // What it held is free again after two minutes, which nobody waits for here.
      await admin.query('update outbox set locked_until = null');
      mailer = await startMailer();
    }
    mailer.tell('go');
    await untilAllIsSent(admin);
  } finally {
    await mailer.kill();
  }
  const sent = smtp.messages.filter(({ subject }) => subject === about);
  const receivers = new Set(sent.map(({ envelope }) => envelope.to.join()));
  const mails = new Set(sent.map(({ envelope, messageId }) => `${envelope.to.join()} ${messageId}`));
  expect([receivers.size, mails.size]).toEqual([people, people]);
  const twice = sent.length - people;
  expect(twice).toBeLessThanOrEqual(kills);
  return twice;
}
