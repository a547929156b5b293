import { runAs } from './run-as';

export const handler = 'mina.seo';

/** `npm run inquiry -- …` by one handler. */
export const runInquiry = (words: readonly string[], input = ''): Promise<{ code: number; said: string }> =>
  runAs(handler, ['inquiry', ...words], input);
