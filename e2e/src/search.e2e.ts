import { expect, test } from '@playwright/test';
import { openPortal } from './portalPage';

// The first index can be older than the catalog, whose services a result
// names.
test('finds a secret by its name, and links to it in the tab of its service', async ({
  page,
}) => {
  await openPortal(page, '/');
  // The index is read every minute here, and the page does not search again
  // by itself.
  await expect(async () => {
    await page.goto('/search?query=erp-export&types[]=floe-secret');
    await expect(
      page.getByText('Secret of billing-metrics').first(),
    ).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 480_000 });

  await page
    .getByRole('link', { name: 'billing-metrics-floe-dagster-erp-export' })
    .click();
  await expect(page).toHaveURL(
    /\/catalog\/default\/component\/billing-metrics\/secrets\?secret=/,
  );
  await expect(
    page.getByRole('button', {
      name: 'billing-metrics-floe-dagster-erp-export',
    }),
  ).toHaveAttribute('aria-expanded', 'true');
});
