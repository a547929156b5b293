import { parseArgs } from 'node:util';
import { env } from '@/lib/env';
import { renderCampaign } from '@/lib/mail/campaign-mail';
import { countAudience } from '@/lib/marketing/audience';
import { campaignId, findCampaign, type Mailing, queueBatch, storeCampaign } from '@/lib/marketing/campaigns';
import { policy, type TopicId } from '@/lib/policy/current';
import { type CampaignFault, loadCampaign } from './lib/load-campaign';
import { runCommand } from './lib/run-command';
import { minute, people, print, refuse } from './lib/terminal';
import { withBar } from './lib/with-bar';

const topics = Object.keys(policy.topics).join(', ');

const usage = `npm run campaign -- FILE.tsx --topic TOPIC                  shows the mail, and how many people would get it
npm run campaign -- FILE.tsx --topic TOPIC --send           queues it for them; the running server sends it
    --per-minute N                                          how many may go out a minute (BULK_PER_MINUTE, or 600)

FILE exports "subject", a text of up to 150 characters on one line, and a React component as its default: the content.
The portal puts the sender, the postal address and each person's own way out below it. TOPIC is one of: ${topics}.`;

const faults: Record<CampaignFault, string> = {
  'no-file': 'There is no such file. Nothing was queued.',
  outside: 'The file has to lie inside the folder of the portal, where its packages are found. Nothing was queued.',
  'without-exports':
    'The file has to export "subject", a text of up to 150 characters on one line, and a React component as its default. Nothing was queued.',
};

const isTopic = (topic: string): topic is TopicId => Object.hasOwn(policy.topics, topic);

function readWords(words: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { topic: { type: 'string' }, send: { type: 'boolean' }, 'per-minute': { type: 'string' } },
    });
    const [file, ...rest] = positionals;
    const perMinute = Number(values['per-minute'] ?? env().bulkPerMinute);
    const fits = file && rest.length === 0 && values.topic && Number.isInteger(perMinute) && perMinute > 0;
    return fits ? { file, topic: values.topic ?? '', send: values.send ?? false, perMinute } : null;
  } catch {
    return null;
  }
}

function show({ topic, subject, text }: Mailing, count: number, queued: number) {
  print(`Subject   ${subject}`);
  print(`Topic     ${topic} (${policy.topics[topic].label})`);
  print(`Audience  ${people(count)}, as of now; each is asked for again when the mail goes out`);
  if (queued > 0) print(`Queued    ${people(queued)}, by a run that was cut off; --send goes on where it stopped`);
  print(`\n${text}\n`);
  print('This was a dry run: nothing was queued. To queue it, add --send.');
  return 0;
}

async function send(mailing: Mailing, count: number, perMinute: number): Promise<number> {
  const id = await storeCampaign(mailing);
  const { queued } = await withBar('{value} of {total} queued, {eta_formatted} left', count, async (told) => {
    for (;;) {
      const progress = await queueBatch(id, perMinute);
      // People who have come since it was counted are in it too.
      told(progress.queued, Math.max(count, progress.queued));
      if (progress.done) return progress;
    }
  });
  print(
    `Queued for ${people(queued)}. They go out with the running server, or when it next starts, up to ${perMinute} a minute.`,
  );
  return 0;
}

await runCommand(async (words) => {
  const asked = readWords(words);
  if (!asked) return refuse(usage);
  const { file, topic } = asked;
  if (!isTopic(topic)) return refuse(`No topic is called ${topic}. The topics are: ${topics}. Nothing was queued.`);
  const loaded = await loadCampaign(file);
  if (!loaded.ok) return refuse(faults[loaded.error]);
  const { subject, Content } = loaded.value;
  const mailing = { topic, subject, ...(await renderCampaign(topic, subject, Content)) };
  const begun = await findCampaign(campaignId(mailing));
  if (begun?.queuedAt) {
    print(
      `This campaign was queued for ${people(begun.queued)} on ${minute(begun.queuedAt)}. Nothing was queued again.`,
    );
    return 0;
  }
  const count = await countAudience(topic);
  if (count === 0 && !begun)
    return refuse('Nobody would get this: no one agrees to this topic now. Nothing was queued.');
  return asked.send ? send(mailing, count, asked.perMinute) : show(mailing, count, begun?.queued ?? 0);
});
