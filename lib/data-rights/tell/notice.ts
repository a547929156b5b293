/**
 * What a processor was told. `nothing-held`: it has no such item, or one that is not what was corrected. `gone`: it knows nobody of
 * that number any more.
 */
export const noticeOutcomes = ['corrected', 'deleted', 'restricted', 'unrestricted', 'nothing-held', 'gone'] as const;
export type NoticeOutcome = (typeof noticeOutcomes)[number];

/** Why it could not be told yet: no key for it is set, its number cannot be opened, or it refused. Tried once a day. */
export const noticeObstacles = ['no-key', 'unreadable', 'refused'] as const;
export type NoticeObstacle = (typeof noticeObstacles)[number];
