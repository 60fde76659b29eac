import { expect, test } from '@playwright/test';
import { openPortal, secretsTab } from './portalPage';

test('shows at a glance which secrets arrived, and why the others did not', async ({
  page,
}) => {
  await openPortal(page, secretsTab('fraud-features'));

  await expect(
    page.getByText('1 of 5 secrets is up to date in the cluster.'),
  ).toBeVisible();
  await expect(
    page.getByText('The key floe/prod/snowflake has no property role.'),
  ).toBeVisible();
  await expect(
    page.getByText(
      'The target fraud-features-floe-dagster-storage-secret belongs to the ExternalSecret legacy-s3-access.',
    ),
  ).toBeVisible();
  await expect(
    page.getByText('The provider has no key floe/prod/polaris.'),
  ).toBeVisible();
  await expect(
    page.getByText(
      'The ClusterSecretStore platform-vault does not allow namespace floe-fraud.',
    ),
  ).toBeVisible();
});

test('shows the fault of the published guide: sealed for another scope', async ({
  page,
}) => {
  await openPortal(page, secretsTab('customer-360'));

  await expect(
    page.getByText('2 of 4 secrets are up to date in the cluster.'),
  ).toBeVisible();
  await page
    .getByRole('button', { name: /customer-360-floe-dagster-storage-secret/ })
    .click();
  await expect(
    page.getByText(/no key could decrypt secret/).first(),
  ).toBeVisible();
  await expect(
    page.getByText(/sealedsecrets\.bitnami\.com\/namespace-wide/).first(),
  ).toBeVisible();
});

test('a service without secrets shows where the portal looked and what to do', async ({
  page,
}) => {
  await openPortal(page, secretsTab('supply-forecast'));

  await expect(
    page.getByText('Supply forecast has no secrets in the cluster yet'),
  ).toBeVisible();
  await expect(page.getByText('floe-supply')).toBeVisible();
});
