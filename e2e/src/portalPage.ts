import { expect, type Locator, Page } from '@playwright/test';

/** Opens a page of the portal, and enters as a guest if it asks for a sign-in. */
export async function openPortal(page: Page, path: string) {
  await page.goto(path);
  // In either language.
  const enter = page.getByRole('button', { name: /^(Enter|Eintreten)$/ });
  const sidebar = page
    .getByTestId('sidebar-root')
    .getByRole('link', { name: /^(Catalog|Katalog)$/ });
  await expect(enter.or(sidebar)).toBeVisible({ timeout: 60_000 });
  if (await enter.isVisible()) await enter.click();
  await expect(sidebar).toBeVisible();
}

/** Address of the Secrets tab of a service. */
export const secretsTab = (service: string) =>
  `/catalog/default/component/${service}/secrets`;

/**
 * Waits for what shows once the catalog has its entities, which takes the portal
 * up to a minute after its start.
 */
export async function untilServicesAreKnown(page: Page, shown: Locator) {
  await expect(async () => {
    await openPortal(page, page.url());
    await expect(shown).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 480_000 });
}
