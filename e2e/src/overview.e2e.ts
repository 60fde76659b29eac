import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { openPortal, untilServicesAreKnown } from './portalPage';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

test('leads from the first page to what is broken, and to the service whose owner must act', async ({
  page,
}) => {
  await openPortal(page, '/');
  await expect(page).toHaveURL(/\/secrets$/);

  const main = page.getByRole('main');
  await untilServicesAreKnown(
    page,
    main.getByRole('heading', {
      name: /^\d+ of \d+ secrets are in the clusters\. \d+ fail, of \d+ services/,
    }),
  );

  await main.getByRole('button', { name: /^Show \d+ more$/ }).click();
  await main
    .getByRole('button', {
      name: 'The SecretStore vault-finance is not ready.',
    })
    .click();
  await expect(page).toHaveURL(/[?&]cause=/);
  await expect(main.getByText('What to do')).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Write to' })).toBeVisible();
  const found = await page.evaluate(`${axe}
    axe.run(document.querySelector('main'))
      .then(({ violations }) => violations.map(({ id }) => id))`);
  expect(found).toEqual([]);

  await main.getByRole('link', { name: 'Show the failing secrets' }).click();
  await expect(page).toHaveURL(/\/secrets\/list\?state=failing$/);
  await main.getByRole('searchbox', { name: 'Find' }).fill('erp-export');
  await expect(page).toHaveURL(/q=erp-export/);
  await expect(main.getByText('1 secret', { exact: true })).toBeVisible();

  await main.getByRole('link', { name: 'Billing metrics' }).click();
  await expect(page).toHaveURL(
    /\/catalog\/default\/component\/billing-metrics\/secrets\?secret=/,
  );
  await expect(
    page.getByRole('button', {
      name: 'billing-metrics-floe-dagster-erp-export',
    }),
  ).toHaveAttribute('aria-expanded', 'true');
});

test('has all views in the navigation, and the catalog in the menu', async ({
  page,
}) => {
  await openPortal(page, '/secrets');
  const main = page.getByRole('main');
  for (const view of [
    'Secrets',
    'Stores',
    'Clusters',
    'Rotation',
    'Changes',
    'Practices',
  ]) {
    await main.getByRole('link', { name: view, exact: true }).click();
    await expect(main.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(main.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    const found = await page.evaluate(`${axe}
      axe.run(document.querySelector('main'))
        .then(({ violations }) => violations.map(({ id }) => id))`);
    expect([view, found]).toEqual([view, []]);
  }
  await page
    .getByTestId('sidebar-root')
    .getByRole('link', { name: 'Catalog', exact: true })
    .click();
  await expect(page).toHaveURL(/\/catalog/);
});

test('shows German texts to users who choose German', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('language', 'de'));
  await openPortal(page, '/secrets');
  await untilServicesAreKnown(
    page,
    page.getByRole('heading', {
      name: /^\d+ von \d+ Secrets sind in den Clustern\. \d+ sind fehlerhaft, von \d+ Services/,
    }),
  );
});
