import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { deliverDue } from '@/lib/mail/deliver-due';

/** Sends what is due until nothing is, and destroys each farewell that has been told all there is to tell. */
export async function runMailer(): Promise<number> {
  let sent = 0;
  for (;;) {
    const { taken, farewells } = await deliverDue();
    for (const id of farewells) await eraseSubject(id, 'over');
    sent += taken;
    if (taken === 0) return sent;
  }
}
