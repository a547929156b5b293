import { createHmac } from 'node:crypto';
import { indexOf } from './find-subjects';
import { readSettings } from './read-settings';

/** The link that a mail about this list to this address carries, made as the server makes it. */
export function optOutLink(subjectId: string, email: string, list: string): string {
  const [id = '', key = ''] = (readSettings().OPT_OUT_KEYS ?? '').split(',')[0]?.split(':') ?? [];
  const mark = indexOf(email).slice(0, 16);
  const signature = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`opt-out\0${id}\0${list}\0${mark}\0${subjectId}`)
    .digest('base64url');
  return `/unsubscribe?token=${[id, subjectId, list, mark, signature].join('~')}`;
}
