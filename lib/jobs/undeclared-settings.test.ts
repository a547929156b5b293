import { expect, it } from 'vitest';
import { undeclaredSettings } from './undeclared-settings';

const own = { databaseUrl: 'postgresql://portal:secret@10.0.0.5/portal', smtpUrl: 'smtps://u:p@mail:465' };

it('nothing is said of the operator’s own network, of the declared company, and of local mode', () => {
  expect(undeclaredSettings(own)).toEqual([]);
  const atAmazon = 'smtps://u:p@email-smtp.eu-west-1.amazonaws.com';
  expect(undeclaredSettings({ ...own, smtpUrl: atAmazon })).toEqual([]);
  expect(undeclaredSettings({ databaseUrl: null, smtpUrl: null })).toEqual([]);
});

it('a company that the policy does not name is told with its setting and section, and no secret', () => {
  const told = undeclaredSettings({
    databaseUrl: 'postgresql://portal:secret@ep-a.us-east-2.aws.neon.tech/portal',
    smtpUrl: 'smtps://u:secret@smtp.mailer.example',
  });
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^DATABASE_URL leads to ep-a\.us-east-2\.aws\.neon\.tech, which section 5/);
  expect(told[1]).toMatch(/^SMTP_URL leads to smtp\.mailer\.example, which section 5/);
  expect(told.join()).not.toContain('secret');
});
