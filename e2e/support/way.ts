import type { Locator, Page } from '@playwright/test';

export interface Effort {
  screens: number;
  fields: number;
  presses: number;
}

/** Goes a way as a person goes it, and counts what it costs: pages seen, fields filled in, things pressed. */
export class Way {
  #paths: string[] = [];
  #fields = 0;
  #presses = 0;

  constructor(readonly page: Page) {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#see(frame.url());
    });
  }

  #see(url: string) {
    const { pathname } = new URL(url);
    if (this.#paths.at(-1) !== pathname) this.#paths.push(pathname);
  }

  async start(path: string): Promise<this> {
    await this.page.goto(path);
    this.#paths = [new URL(this.page.url()).pathname];
    this.#fields = 0;
    this.#presses = 0;
    return this;
  }

  async press(target: Locator): Promise<void> {
    this.#presses += 1;
    await target.click();
  }

  async choose(target: Locator): Promise<void> {
    this.#presses += 1;
    await target.check();
  }

  async fill(target: Locator, value: string): Promise<void> {
    this.#fields += 1;
    if ((await target.evaluate((element) => element.tagName)) === 'SELECT') await target.selectOption(value);
    else await target.fill(value);
  }

  effort(): Effort {
    return { screens: this.#paths.length, fields: this.#fields, presses: this.#presses };
  }
}
