import { expect, test } from '@playwright/test';
import {
  collectRequests,
  expectNoTraceOf,
  keptByPage,
  keptOnDisk,
} from './canary';
import { openPortal, secretsTab } from './portalPage';
import { AGE_RECIPIENT, openSopsFile } from './sopsPage';
import { openPullRequest } from './wizardPage';

/** Nothing that leaves the browser may contain this. */
const canary = 'canary-7be2d4-sops-never-in-clear';

test('SOPS: the file is encrypted in the browser and added by a pull request', async ({
  page,
}) => {
  const sent = collectRequests(page);
  await openSopsFile(page, 'fraud-features');
  // The repository has no .sops.yaml yet.
  await expect(page.getByText(/The pull request writes/)).toBeVisible();
  await page.getByRole('button', { name: 'Add another secret' }).click();
  await page.getByLabel('Name', { exact: true }).fill('fraud-api');
  await page.getByLabel('Key of the Secret').fill('FRAUD_API_TOKEN');
  const group = page.getByRole('group', { name: 'FRAUD_API_TOKEN' });
  const value = group.getByLabel('FRAUD_API_TOKEN', { exact: true });
  await value.fill(canary);
  await value.press('Enter');
  await expect(
    page.getByText('deploy/values-prod.enc.yaml is encrypted, with 1 value'),
  ).toBeVisible();
  expectNoTraceOf([canary], { page: await keptByPage(page) });

  const pullRequest = await openPullRequest(page);

  const forge = await page.context().newPage();
  await forge.goto(pullRequest);
  await expect(forge.getByText('Who can decrypt it').first()).toBeVisible();
  await expect(forge.getByText(AGE_RECIPIENT).first()).toBeVisible();
  expectNoTraceOf([canary], { forge: await keptByPage(forge) });
  await forge.getByRole('button', { name: /Merge/ }).first().click();
  await expect(forge.getByText('Merged').first()).toBeVisible();
  await forge.close();

  await openPortal(page, secretsTab('fraud-features'));
  await expect(
    page.getByText('Add secrets of fraud-features in prod (SOPS)').first(),
  ).toBeVisible();

  const kept = keptOnDisk();
  // The searched data includes this change: the search would find a value in
  // it.
  expect(kept.databases).toContain(pullRequest);
  expect(kept.repositories).toContain('ENC[AES256_GCM');
  expect(kept.repositories).toContain(AGE_RECIPIENT);
  expect(kept.logs).toContain('fraud-features');
  expectNoTraceOf([canary], {
    ...kept,
    page: await keptByPage(page),
    requests: await sent(),
  });
});
