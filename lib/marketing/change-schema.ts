import { z } from 'zod';
import { policy, type TopicId } from '@/lib/policy/current';

const topicIds = Object.keys(policy.topics) as [TopicId, ...TopicId[]];

/** What a button says of marketing: which button it was, and the topic where it stands beside one. */
const pressed = {
  change: z.enum(['stop', 'stop-topic', 'start-topic', 'pause', 'resume']),
  topic: z.enum(topicIds).optional(),
};

export const marketingChangeSchema = z.object(pressed);
export const linkChangeSchema = z.object({ ...pressed, token: z.string().max(200) });

export type Pressed = z.output<typeof marketingChangeSchema>;
