import { expect, type Locator } from '@playwright/test';

/** Values of a test, all different, which no place may contain in clear. */
export class Canaries {
  /** The values so far. */
  readonly entered: string[] = [];
  readonly #tag: string;

  /** @param tag - part of each value, which no other test uses */
  constructor(tag: string) {
    this.#tag = tag;
  }

  /** A new value, with characters that each encoding writes differently. */
  next(): string {
    const text = `canary "${this.entered.length}-${this.#tag}" never/in+clear`;
    this.entered.push(text);
    return text;
  }

  /**
   * Enters a value at every key of a part of a form, and waits until each input
   * has given way to the ciphertext.
   */
  async enterAll(part: Locator): Promise<void> {
    const inputs = part.getByPlaceholder('Enter the value');
    for (let left = await inputs.count(); left > 0; left -= 1) {
      await inputs.first().fill(this.next());
      await inputs.first().blur();
      await expect(inputs).toHaveCount(left - 1);
    }
  }
}
