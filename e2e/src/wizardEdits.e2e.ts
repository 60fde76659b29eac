import { expect, type Page, test } from '@playwright/test';
import {
  collectRequests,
  expectNoTraceOf,
  keptByPage,
  keptOnDisk,
} from './canary';
import { openPortal, secretsTab } from './portalPage';
import {
  merge,
  next,
  openSealing,
  openWizard,
  throughReview,
} from './wizardPage';

test.describe.configure({ mode: 'serial' });

/** Opens the form of External Secrets, which starts with the settings of the file. */
async function toReferences(page: Page, service: string) {
  await openWizard(page, service);
  await next(page, /Recommended/);
  await page
    .getByRole('radio', { name: /External Secrets/ })
    .click({ force: true });
  await next(page, /The stores that this namespace may use/);
}

test('an edit: the change is in the pull request, and the cluster follows', async ({
  page,
}) => {
  await toReferences(page, 'orders-lakehouse');
  const remoteKey = page.getByRole('combobox', {
    name: 'Remote key of AWS_ACCESS_KEY_ID',
  });
  await expect(remoteKey).toHaveValue('floe/prod/s3-credentials');
  await page.getByRole('button', { name: /Refresh interval/ }).click();
  await page.getByRole('option', { name: 'Every 30 minutes' }).click();
  const summary = page.getByRole('region', { name: 'What this changes' });
  await expect(summary).toContainText(
    'orders-lakehouse-floe-dagster-storage-secret',
  );
  // It stays visible during every edit.
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(summary).toBeInViewport();

  // The entries survive a reload.
  await page.reload();
  await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible();
  await next(page, /Recommended/);
  await next(page, /Your earlier entries have been restored/);
  await expect(
    page.getByRole('button', { name: /Refresh interval/ }),
  ).toContainText('Every 30 minutes');

  await next(page, /Objects that the chart will render/);
  await expect(page.getByText('+    refreshInterval: 30m')).toBeVisible();
  const pullRequest = await throughReview(page);
  await openPortal(page, secretsTab('orders-lakehouse'));
  await merge(page, pullRequest);
  await expect(page.getByText(/synced in generation 2/).first()).toBeVisible();

  // The pull request has the change now: the wizard starts with the file
  // again.
  await toReferences(page, 'orders-lakehouse');
  await expect(
    page.getByRole('button', { name: /Refresh interval/ }),
  ).toContainText('Every 30 minutes');
  await expect(
    page.getByText('Your earlier entries have been restored'),
  ).toHaveCount(0);
});

test('a removal: the Secret is deleted in the cluster, and the tab shows it', async ({
  page,
}) => {
  const catalog = 'orders-lakehouse-floe-dagster-catalog-secret';
  await openPortal(page, secretsTab('orders-lakehouse'));
  await expect(page.getByText(catalog).first()).toBeVisible();
  await toReferences(page, 'orders-lakehouse');
  await page
    .getByRole('checkbox', { name: /Table catalog/ })
    .click({ force: true });
  await expect(
    page.getByText(/the cluster deletes the Secret/).first(),
  ).toBeVisible();
  await next(page, /Objects that the chart will render/);
  await expect(page.getByText('Removed; its Secret is deleted')).toBeVisible();
  const pullRequest = await throughReview(page);

  await openPortal(page, secretsTab('orders-lakehouse'));
  await merge(page, pullRequest);
  // No reload: a signal updates the page.
  const removals = page.getByRole('region', {
    name: 'What this change removes',
  });
  await expect(removals).toContainText(`ExternalSecret ${catalog}: gone`);
  await expect(removals).toContainText(`Secret ${catalog}: gone`);
  await expect(
    page.getByText(`Secret ${catalog} is gone`, { exact: true }),
  ).toBeVisible();
  // No secret has the name any more.
  await expect(page.getByText(catalog, { exact: true })).toHaveCount(0);

  // The stored entries are deleted: the wizard starts with the file.
  await toReferences(page, 'orders-lakehouse');
  await expect(
    page.getByText('Your earlier entries have been restored'),
  ).toHaveCount(0);
  await expect(
    page.getByRole('checkbox', { name: /Table catalog/ }),
  ).not.toBeChecked();
});

test('values from a file: the page, the storage and the requests contain none of them', async ({
  page,
}) => {
  const canary = 'canary "4f1c9e0b" never/in clear';
  const sent = collectRequests(page);
  await openSealing(page, 'customer-360');

  await page.getByLabel('File with values').setInputFiles({
    name: '.env',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      `PROD_AWS_SECRET_ACCESS_KEY='${canary}'\nOPENAI_API_KEY='${canary}'\n`,
    ),
  });
  await expect(page.getByText('2 values found')).toBeVisible();
  await page
    .getByRole('button', { name: /Put the remaining value into another/ })
    .click();
  await page.getByLabel('Name of the other secret').fill('openai');
  await page.getByRole('button', { name: 'Seal 2 values' }).click();
  await expect(
    page.getByText('2 values are sealed. The clear text is not kept.'),
  ).toBeVisible();
  await expect(
    page
      .getByRole('group', { name: 'AWS_SECRET_ACCESS_KEY' })
      .getByText('Sealed', { exact: true }),
  ).toBeVisible();
  await next(page, /Objects that the chart will render/);
  const pullRequest = await throughReview(page);

  const kept = keptOnDisk();
  expect(kept.databases).toContain(pullRequest);
  expect(kept.repositories).toContain('OPENAI_API_KEY');
  expectNoTraceOf([canary], {
    ...kept,
    page: await keptByPage(page),
    requests: await sent(),
  });
});
