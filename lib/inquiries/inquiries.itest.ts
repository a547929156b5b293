import { describe, expect, it } from 'vitest';
import { confirmByLink } from '@/lib/accounts/verify-email';
import { agreesToMarketing } from '@/lib/consent/current-consents';
import { eraseSubject } from '@/lib/data-rights/erase-subject';
import { asSubject, asSystem } from '@/lib/db/doors';
import { inquiries } from '@/lib/db/tables/inquiries';
import { dumpTables } from '@/lib/testing/live-database';
import { inquiryDecisions, linkToken, makePerson, queuedTemplates, sampleInquiry } from '@/lib/testing/people';
import { useDatabase } from '@/lib/testing/use-database';
import { answerInquiry, findInquirer, listInquiries, showInquiry } from './answer-inquiries';
import { sendInquiry, sendOwnInquiry } from './send-inquiry';

const database = useDatabase();

const inquiry = (email: string) => ({ ...sampleInquiry, email });

async function ownerOf(id: string): Promise<{ subject: string; kind: string }> {
  const { rows } = await database.admin.query(
    'select s.id as subject, s.kind from inquiries i join subjects s on s.id = i.subject_id where i.id = $1',
    [id],
  );
  return rows[0];
}

describe('an inquiry from somebody not signed in', () => {
  it('never joins the account that has the same address', async () => {
    const ines = await makePerson('ines@portal.test');
    const id = await sendInquiry('question', inquiry('ines@portal.test'), inquiryDecisions);
    expect((await ownerOf(id)).subject).not.toBe(ines.id);
    expect(await asSubject(ines, (tx) => tx.select().from(inquiries))).toEqual([]);
  });

  it('does not join it either once its address has been confirmed, nor changes its consents', async () => {
    const otto = await makePerson('otto@portal.test', 'no');
    const id = await sendInquiry('demo', inquiry('otto@portal.test'), { ...inquiryDecisions, marketing: 'yes' });
    const { subject, kind } = await ownerOf(id);
    expect(await confirmByLink(await linkToken('otto@portal.test', 'confirm-inquiry'), 'confirm-inquiry')).toEqual({
      ok: true,
      value: null,
    });
    expect([(await ownerOf(id)).subject, kind]).toEqual([subject, 'inquirer']);
    const agree = (who: string) => asSystem('test', (tx) => agreesToMarketing(tx, who));
    expect([await agree(otto.id), await agree(subject)]).toEqual([false, true]);
  });

  it('opts nobody in to marketing before the address is confirmed', async () => {
    const id = await sendInquiry('question', inquiry('stranger@portal.test'), {
      ...inquiryDecisions,
      marketing: 'yes',
    });
    const { subject } = await ownerOf(id);
    expect(await asSystem('test', (tx) => agreesToMarketing(tx, subject))).toBe(false);
    expect(await queuedTemplates(subject)).toEqual(['confirm-inquiry']);
  });

  it('asks for a confirmation when it is a demo request, and sends nothing when it is a question', async () => {
    const demo = await ownerOf(await sendInquiry('demo', inquiry('demo@portal.test'), inquiryDecisions));
    const question = await ownerOf(await sendInquiry('question', inquiry('question@portal.test'), inquiryDecisions));
    expect(await queuedTemplates(demo.subject)).toEqual(['confirm-inquiry']);
    expect(await queuedTemplates(question.subject)).toEqual([]);
  });
});

describe('the optional items', () => {
  it.each(['no', undefined] as const)(
    'are not stored when the answer is %s, whatever was typed',
    async (inquiryOptional) => {
      const mia = await makePerson(`mia-${inquiryOptional}@portal.test`);
      const refused = { ...inquiryDecisions, inquiryOptional };
      const ids = [
        await sendInquiry('question', inquiry('mia@portal.test'), refused),
        await sendOwnInquiry(mia, 'question', inquiry('mia@portal.test'), refused),
      ];
      for (const id of ids) {
        const { rows } = await database.admin.query(
          'select business_description, job_title, phone_number from inquiries where id = $1',
          [id],
        );
        expect(rows).toEqual([{ business_description: null, job_title: null, phone_number: null }]);
        const shown = await showInquiry('jin', id);
        expect(
          shown.ok && [
            shown.value.name,
            shown.value.businessDescription,
            shown.value.jobTitle,
            shown.value.phoneNumber,
          ],
        ).toEqual(['Ines Okafor', null, null, null]);
      }
    },
  );

  it('are stored when the answer is yes', async () => {
    const shown = await showInquiry('jin', await sendInquiry('question', inquiry('yes@portal.test'), inquiryDecisions));
    expect(shown).toMatchObject({ ok: true, value: inquiry('yes@portal.test') });
  });
});

describe('a handler', () => {
  it('sees nothing about the person in the list', async () => {
    const id = await sendInquiry('demo', inquiry('listed@portal.test'), inquiryDecisions);
    const found = (await listInquiries('jin', 'received')).find((line) => line.id === id);
    expect(Object.keys(found ?? {}).sort()).toEqual(['addressConfirmed', 'id', 'kind', 'receivedAt', 'status']);
    expect(found).toMatchObject({ kind: 'demo', status: 'received', addressConfirmed: false });
  });

  it('who looks at an inquiry is recorded, and one who lists them opens nothing', async () => {
    const id = await sendInquiry('question', inquiry('looked@portal.test'), inquiryDecisions);
    const { subject } = await ownerOf(id);
    const looks = async () =>
      (
        await database.admin.query(
          "select actor from audit_events where action = 'look.inquiries' and subject_ref = $1",
          [subject],
        )
      ).rows;
    await listInquiries('jin', 'received');
    expect(await looks()).toEqual([]);
    await showInquiry('jin', id);
    await showInquiry('mina', id);
    expect(await looks()).toEqual([{ actor: 'jin' }, { actor: 'mina' }]);
    expect(await showInquiry('jin', 'unknown')).toEqual({ ok: false, error: 'not-found' });
  });

  it('answers once, even when two answer at the same time', async () => {
    const id = await sendInquiry('question', inquiry('once@portal.test'), inquiryDecisions);
    const answers = await Promise.all(
      ['jin', 'mina', 'sol'].map((handler) => answerInquiry(handler, id, `Yes, says ${handler}.`)),
    );
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual([
      'already-answered',
      'already-answered',
      'ok',
    ]);
    const winner = ['jin', 'mina', 'sol'][answers.findIndex(({ ok }) => ok)];
    const shown = await showInquiry('jin', id);
    expect(shown.ok && shown.value.answer).toBe(`Yes, says ${winner}.`);
    expect(await queuedTemplates((await ownerOf(id)).subject)).toEqual(['inquiry-answer']);
    expect(await answerInquiry('jin', 'unknown', 'x')).toEqual({ ok: false, error: 'not-found' });
  });

  it("writes an answer that stands sealed, and is the reader's own", async () => {
    const noor = await makePerson('noor@portal.test');
    const id = await sendOwnInquiry(noor, 'question', inquiry('noor@portal.test'), inquiryDecisions);
    await answerInquiry('jin', id, 'An answer nobody else reads.');
    const dump = [...(await dumpTables(database.admin)).values()].flat().join('\n');
    expect(dump).not.toContain(Buffer.from('An answer nobody').toString('hex'));
    const [line] = (await listInquiries('jin', 'answered')).filter((each) => each.id === id);
    expect(line).toMatchObject({ status: 'answered', addressConfirmed: true });
  });
});

describe('deleting an inquiry for somebody without an account', () => {
  it('finds the person to erase, records the look, and refuses an inquiry of an account', async () => {
    const decisions = { inquiry: 'yes', abroad: 'yes', inquiryOptional: 'no', marketing: 'no' } as const;
    const number = await sendInquiry('question', { ...sampleInquiry, email: 'gone@portal.test' }, decisions);
    const found = await findInquirer('jin', number);
    expect(found.ok).toBe(true);
    expect(found.ok && (await eraseSubject(found.value, 'asked'))).toMatchObject({ number: expect.any(String) });
    expect(await findInquirer('jin', number)).toEqual({ ok: false, error: 'not-found' });
    const owner = await makePerson('owner@portal.test');
    const own = await sendOwnInquiry(owner, 'question', sampleInquiry, decisions);
    expect(await findInquirer('jin', own)).toEqual({ ok: false, error: 'has-account' });
  });
});
