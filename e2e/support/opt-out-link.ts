import { createHmac } from 'node:crypto';
import { readSettings } from './read-settings';

/** The link that a mail about this list carries, made as the server makes it. */
export function optOutLink(subjectId: string, list: string): string {
  const [id = '', key = ''] = (readSettings().OPT_OUT_KEYS ?? '').split(',')[0]?.split(':') ?? [];
  const signature = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`opt-out\0${id}\0${list}\0${subjectId}`)
    .digest('base64url');
  return `/unsubscribe?token=${[id, subjectId, list, signature].join('~')}`;
}
