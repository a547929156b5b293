/** The settings of the server under test, as global set-up chose them. */
export function readSettings(): Record<string, string> {
  const settings = process.env.E2E_SETTINGS;
  if (!settings) throw new Error('E2E_SETTINGS is not set: journeys run through "npm test" or "npx playwright test".');
  return JSON.parse(settings);
}
