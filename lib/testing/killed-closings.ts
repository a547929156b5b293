import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Client } from 'pg';
import { expect } from 'vitest';
import { finishErasures } from '@/lib/data-rights/erase/finish-erasures';
import { noteCustomer } from '@/lib/data-rights/erase/stripe-by-hand';
import { sweepExpired } from '@/lib/data-rights/sweep-expired';
import { bundleChild } from './bundle-child';
import { makePerson } from './people';
import type { StripeServer } from './stripe-server';
import { settingsNow } from './test-settings';

/** Closes an account in a process that is killed once so many statements have been answered; whether it was. */
async function closeUntilKilled(subjectId: string, killAfter: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [await bundleChild('lib/testing/close-until-killed.ts'), subjectId, String(killAfter)],
    {
      stdio: 'inherit',
      env: { NODE_ENV: 'test', PATH: process.env.PATH, ...settingsNow() },
    },
  );
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  expect([0, 'SIGKILL']).toContain(code ?? signal);
  return signal === 'SIGKILL';
}

const rows = async (admin: Client, query: string, values: unknown[] = []) => (await admin.query(query, values)).rows;

/** What a kill left behind must not say of itself more than is true. */
async function expectNothingClaimed(admin: Client, subjectId: string, isDeleted: () => boolean) {
  const [person] = await rows(admin, 'select id from subjects where id = $1', [subjectId]);
  const open = await rows(admin, 'select completed_at from erasures where subject_id is not null');
  const key = await rows(admin, 'select 1 from subject_keys where subject_id = $1', [subjectId]);
  expect(key.length).toBe(person ? 1 : 0);
  expect(open.length).toBe(person ? 0 : 1);
  if (open[0]?.completed_at) expect(isDeleted()).toBe(true);
}

/**
 * Closes one account after the other, each killed at another statement, and does what a server does when it next starts.
 * Each has to end closed, gone at Stripe, and told once. Answers how many statements there are.
 */
export async function killClosings(admin: Client, stripe: StripeServer, kills: Iterable<number>): Promise<number> {
  let last = 0;
  for (const killAfter of kills) {
    const email = `killed${killAfter}@portal.test`;
    const customer = stripe.addCustomer();
    const isDeleted = () => stripe.all.customers.some(({ id, deleted }) => id === customer && deleted === true);
    const { id } = await makePerson(email);
    await noteCustomer('jin', email, customer);
    const killed = await closeUntilKilled(id, killAfter);
    await expectNothingClaimed(admin, id, isDeleted);
    const asked = await rows(admin, 'select 1 from subjects where id = $1 and closes_at is null', [id]);
    if (asked.length > 0) {
      // Nothing was promised yet: the person still sees the account, and asks again.
      await admin.query(
        "update subjects set closes_at = date_trunc('second', now()), close_requested_at = now() where id = $1",
        [id],
      );
    }
    // What it had leased is free again within a minute, which nobody waits for here.
    await admin.query('update erasure_steps set locked_until = null where locked_until is not null');
    const isGone = async () => {
      await sweepExpired({ rules: ['closing'] });
      return (await rows(admin, 'select 1 from subjects where id = $1', [id])).length === 0;
    };
    // The database may take a moment to notice that whoever held the row is dead.
    await expect.poll(isGone, { message: `killed after ${killAfter}`, timeout: 20_000 }).toBe(true);
    await finishErasures();
    expect(isDeleted()).toBe(true);
    const [erasure] = await rows(
      admin,
      'select id, subject_id, completed_at is not null as complete from erasures where subject_id is not null',
    );
    expect(erasure).toMatchObject({ complete: true });
    const mails = await rows(admin, 'select template from outbox where subject_id = $1 order by template', [
      erasure?.subject_id,
    ]);
    expect(mails.map(({ template }) => template)).toEqual(['account-closed', 'erasure-completed']);
    await admin.query('update erasures set subject_id = null');
    if (!killed) return last;
    last = killAfter;
  }
  return last;
}
