import type { BrowserContext } from '@playwright/test';

/** Collects every error a console shows and every error no script caught, in each page of a browser. */
export function watchConsole(browser: BrowserContext, errors: string[]): void {
  browser.on('weberror', (error) => errors.push(error.error().message));
  browser.on('console', (message) => {
    const isBreach = message.text().includes('Content Security Policy');
    if (message.type() === 'error' || isBreach) errors.push(`${message.location().url}: ${message.text()}`);
  });
}
