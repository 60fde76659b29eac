import { expect, Page } from '@playwright/test';

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
