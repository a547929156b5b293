import { expect, linkIn, mailTo, makePerson, newVisitor, test } from './support/http-fixtures';

const expected = [
  { path: '/sign-up', fields: { password: 'new-password' } },
  { path: '/sign-in', fields: { password: 'current-password' } },
  {
    path: '/my-data/correct',
    fields: { passwordForEmail: 'current-password', currentPassword: 'current-password', newPassword: 'new-password' },
  },
  { path: '/my-data/close', fields: { password: 'current-password' } },
  { path: '/my-data/download?over', fields: { password: 'current-password' } },
];

test('every password field hides what is typed, takes a paste and tells a password manager what it is', async ({
  portal,
  page,
  context,
}) => {
  const { browser, email } = await makePerson(portal, { profile: true });
  await newVisitor(portal).submit('/reset-password', { email });
  const reset = linkIn(await mailTo(portal, email, /new password/i));
  const pasted = 'pässwörd with spaces, pasted whole';
  for (const { path, fields } of [{ path: reset, fields: { password: 'new-password' } }, ...expected]) {
    if (path.startsWith('/my-data')) {
      await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: portal.site })));
    }
    await page.goto(portal.site + path);
    await expect(page.locator('input[type=password]')).toHaveCount(Object.keys(fields).length);
    for (const [name, autocomplete] of Object.entries(fields)) {
      const input = page.locator(`input[name=${name}]`);
      await expect(input).toHaveAttribute('type', 'password');
      await expect(input).toHaveAttribute('autocomplete', autocomplete);
      expect(await input.getAttribute('maxlength')).toBeNull();
      const refused = await input.evaluate((field, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        return !field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, pasted);
      expect(refused, `${path}: the page refuses a paste into ${name}`).toBe(false);
      await input.focus();
      await page.keyboard.insertText(pasted);
      await expect(input).toHaveValue(pasted);
    }
  }
});

test('a password is never sent back to the page', async ({ portal }) => {
  const password = 'lantern orbit marble quiet';
  for (const [path, values] of [
    ['/sign-up', { email: 'a@b', password, 'decide-account': 'yes', 'decide-abroad': 'yes', 'decide-marketing': 'no' }],
    ['/sign-in', { email: 'a@b', password }],
  ] as const) {
    expect((await newVisitor(portal).submit(path, values)).body).not.toContain(password);
  }
});
