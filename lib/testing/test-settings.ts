import { randomBytes } from 'node:crypto';

const key = () => randomBytes(32).toString('base64');

/** Server-mode settings for a test process on its own database; nothing listens at the mail address. */
export function testSettings(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SITE_URL: 'http://127.0.0.1:3999',
    AUTH_SECRET: randomBytes(48).toString('base64'),
    KEKS: `test:${key()}`,
    INDEX_KEY: key(),
    OPT_OUT_KEY: key(),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'portal@portal.test',
  };
}
