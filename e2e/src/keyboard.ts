import { expect, type Locator, type Page } from '@playwright/test';

/** Most presses of Tab to any control of the wizard. */
const MOST = 120;

/**
 * Presses Tab until a control has the focus, and expects that the focus is
 * visible.
 */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    const isThere = await control
      .first()
      .evaluate(element => element === document.activeElement)
      .catch(() => false);
    if (isThere) {
      await expect(control.first()).toBeFocused();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${control}`);
}
