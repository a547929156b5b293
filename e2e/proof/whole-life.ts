import { policy } from '@/lib/policy/current';
import { listServerActions, plainPost } from '../support/server-actions';
import { Canaries } from './canaries';
import { Coverage } from './coverage';
import {
  announceLift,
  answer,
  answerAppeal,
  correctAsAsked,
  disclose,
  enterLetters,
  hold,
  keepHouse,
  noteAtStripe,
  refuseRequest,
  tellNews,
} from './handle';
import {
  type Account,
  answerAgents,
  appeal,
  askForCorrection,
  askPeople,
  askSignedIn,
  changeEverything,
  chooseByLink,
  chooseInMyData,
  correctInPlace,
  deleteInquiry,
  dispute,
  giveUp,
  lookAround,
  nameAgents,
  openAccount,
  restrict,
  signInEveryWay,
  takeCopy,
  until,
  written,
} from './live';
import type { ServerPortal } from './server-portal';
import { TellingVisitor } from './telling-visitor';
import { joinInquiry, liveWithoutAccount } from './without-account';

export interface Life {
  canaries: Canaries;
  coverage: Coverage;
  visitor: TellingVisitor;
  account: Account;
  /** The number of the inquiry that was sent signed out. */
  strangers: string;
  /** The ZIP, as text. */
  copy: string;
}

/** The yes to marketing ends in 30 days, and the mail that offers to renew it waits: three years are not waited for. */
const offerRenewal = (portal: ServerPortal, times: number) =>
  portal.ask(async (admin) => {
    const ids = `select subject_id from accounts`;
    await admin.query(
      `update consent_events set at = now() + interval '30 days' - interval '36 months'
       where consent = 'marketing' and subject_id in (${ids})`,
    );
    await admin.query(
      `insert into outbox (id, subject_id, template)
       select 'renewal-${times}-' || subject_id, subject_id, 'marketing-renewal' from (${ids}) people`,
    );
  });

/** Renews by the mailed link, and once more in My Data. */
async function renew(portal: ServerPortal, visitor: TellingVisitor, { email }: Account): Promise<void> {
  await offerRenewal(portal, 1);
  await visitor.push(await portal.linkTo(email, 'Your yes to our news ends soon'), 'Yes, 36 more months');
  await offerRenewal(portal, 2);
  await visitor.push('/my-data/consents', 'Yes, 36 more months');
}

/**
 * Says of a change of the policy that it was read. The one published version has nobody to tell of, so that no page shows the button:
 * the row and the press are made by hand.
 */
async function readOfChange(portal: ServerPortal, visitor: TellingVisitor): Promise<void> {
  await portal.ask((admin) =>
    admin.query(
      "insert into policy_notices (id, subject_id, version, sent_at) select 'notice of ' || subject_id, subject_id, $1, now() from accounts",
      [policy.version],
    ),
  );
  const press = listServerActions().find(({ name }) => name === 'readNoticeAction');
  if (!press) throw new Error('Nothing says of a change that it was read.');
  await visitor.ask(press.path, plainPost(press, 'button', [['version', policy.version]]));
}

/** The button of a mail program, on a campaign's mail that really came. */
async function stopByMailProgram(portal: ServerPortal, visitor: TellingVisitor, { email }: Account): Promise<void> {
  const mail = await portal.smtp.waitFor(
    ({ envelope, subject }) => envelope.to.includes(email) && /new in/.test(subject ?? ''),
    30_000,
  );
  const header = mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  const { pathname, search } = new URL(/<(https?:[^>]+)>/.exec(header)?.[1] ?? '');
  const { status } = await visitor.ask(pathname + search, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  if (status !== 200) throw new Error(`The one click was answered with ${status}.`);
}

const agree = (visitor: TellingVisitor) => visitor.push('/my-data/consents', 'Agree', { consent: 'marketing' });

const mailIsOut = (portal: ServerPortal) =>
  until('all mail goes out', () =>
    portal.ask(
      async (admin) =>
        (await admin.query('select 1 from outbox union all select 1 from farewells union all select 1 from reporters'))
          .rows.length === 0,
    ),
  );

/** Everything that one person can do with a portal and its handlers with the person, but for the end. */
export async function liveWholeLife(portal: ServerPortal): Promise<Life> {
  const [canaries, coverage] = [new Canaries(), new Coverage()];
  const visitor = new TellingVisitor(portal.site, canaries, coverage);
  const other = new TellingVisitor(portal.site, canaries, coverage);
  const signedOut = new TellingVisitor(portal.site, canaries, coverage);
  const { commands } = portal;

  const account = await openAccount(portal, visitor);
  const held = await hold(commands, canaries, account);
  await changeEverything(portal, visitor, account);
  await signInEveryWay(portal, visitor, other, account);

  await deleteInquiry(visitor, account);
  const own = await askSignedIn(visitor, account);
  account.more.push(...(await correctInPlace(visitor, account, own.number)));
  await answer(commands, canaries, own.number);
  const wish = await askForCorrection(visitor, own.number);
  const corrected = await correctAsAsked(commands, canaries, wish.number);
  account.more.push(...wish.items, written('answer', corrected));
  account.more.push(...(await refuseRequest(commands, canaries, wish.number)), await dispute(visitor, own.number));
  const strangers = await liveWithoutAccount(portal, signedOut, {
    refuse: (number) => refuseRequest(commands, canaries, number),
    enter: async (person) => (await enterLetters(commands, canaries, person)).numbers,
    lift: (person) => announceLift(commands, canaries, person),
  });
  await joinInquiry(portal, signedOut, visitor, account);
  await answer(commands, canaries, strangers);
  await disclose(commands, canaries, account);
  await noteAtStripe(commands, canaries, account, portal.stripe.addCustomer());

  await giveUp(visitor, (await askPeople(visitor)).page);
  const request = await askPeople(visitor);
  const number = request.page.split('/').at(-1) ?? '';
  account.more.push(...request.items, ...(await refuseRequest(commands, canaries, number)));
  account.more.push(await appeal(visitor, request.page), await answerAppeal(commands, canaries, number));

  account.more.push(...(await nameAgents(visitor)));
  const letters = await enterLetters(commands, canaries, account);
  account.more.push(...letters.items);
  await answerAgents(portal, visitor, account, letters.numbers);
  await restrict(visitor, async () => account.more.push(await announceLift(commands, canaries, account)));
  await chooseInMyData(visitor);
  account.profile = await visitor.fill('/my-data/correct', 'Save corrections');
  await renew(portal, visitor, account);
  await readOfChange(portal, visitor);
  await tellNews(commands);
  await stopByMailProgram(portal, visitor, account);
  await visitor.push('/my-data/consents', 'Start newsletter');
  await chooseByLink(portal, visitor, account);
  await agree(visitor);
  await commands.run('mina', ['opt-out', account.email]);
  await agree(visitor);

  await commands.run('mina', ['hold', 'show', held]);
  const copy = await takeCopy(visitor, account);
  await commands.run('noor', ['hold', 'lift', held]);
  await keepHouse(commands, `${portal.folder.handedOut}/trail.ndjson`);
  await lookAround(visitor);
  await mailIsOut(portal);
  return { canaries, coverage, visitor, account, strangers, copy };
}
