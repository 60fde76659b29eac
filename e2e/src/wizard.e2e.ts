import { expect, test } from '@playwright/test';
import {
  collectRequests,
  expectNoTraceOf,
  keptByPage,
  keptOnDisk,
} from './canary';
import { ports } from './ports';
import { openPortal, secretsTab } from './portalPage';
import { merge, next, openSealing, throughReview } from './wizardPage';

/** No request or stored item of the portal may contain this. */
const canary = 'canary-4f1c9e0b-never-in-clear';

test.describe.configure({ mode: 'serial' });

test('External Secrets: from the tab to a merged pull request and a green secret', async ({
  page,
}) => {
  await openPortal(page, secretsTab('supply-forecast'));
  await page
    .getByRole('link', { name: /Add secrets/ })
    .or(page.getByRole('button', { name: /Add secrets/ }))
    .first()
    .click();
  await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible();
  await next(page, /Recommended/);
  await next(page, /The stores that this namespace may use/);
  await page.getByRole('checkbox', { name: 'Database' }).click({ force: true });
  await expect(
    page.getByText('supply-forecast-floe-dagster-postgresql-secret').first(),
  ).toBeVisible();
  await next(page, /Objects that the chart will render/);
  const pullRequest = await throughReview(page);
  expect(pullRequest).toContain(`localhost:${ports.forge}`);

  await openPortal(page, secretsTab('supply-forecast'));
  await expect(
    page.getByText('Review and merge the pull request'),
  ).toBeVisible();
  await merge(page, pullRequest);
  // No reload: a signal updates the page.
  await expect(page.getByText('The secret is in the cluster.')).toBeVisible();
  await expect(page.getByText(/synced in generation 1 at/)).toBeVisible();
});

test('Sealed Secrets: the value leaves the browser only as ciphertext', async ({
  page,
}) => {
  const sent = collectRequests(page);

  await openSealing(page, 'customer-360');
  // The form starts with the settings of the values file.
  await expect(
    page.getByRole('checkbox', { name: /Object storage/ }),
  ).toBeChecked();
  for (const key of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    const group = page.getByRole('group', { name: key });
    // They were sealed for another scope.
    await expect(
      group.getByText('In Git, but the cluster cannot decrypt it'),
    ).toBeVisible();
    await group.getByRole('button', { name: /Replace the value/ }).click();
    const value = group.getByRole('textbox');
    await value.fill(`${canary}-${key}`);
    await value.blur();
    // The input disappears as soon as its value is sealed.
    await expect(value).toHaveCount(0);
  }
  expectNoTraceOf([canary], { page: await keptByPage(page) });
  await next(page, /Objects that the chart will render/);
  const pullRequest = await throughReview(page);

  await openPortal(page, secretsTab('customer-360'));
  await expect(
    page.getByText('2 of 4 secrets are up to date in the cluster.'),
  ).toBeVisible();
  await merge(page, pullRequest);
  await expect(
    page.getByText('3 of 4 secrets are up to date in the cluster.'),
  ).toBeVisible();

  const kept = keptOnDisk();
  expect(kept.databases).toContain(pullRequest);
  expect(kept.repositories).toContain('AWS_SECRET_ACCESS_KEY');
  expectNoTraceOf([canary], {
    ...kept,
    page: await keptByPage(page),
    requests: await sent(),
  });
});
