import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openPortal, secretsTab } from './portalPage';

/** Nothing that leaves the browser may hold this. */
const canary = 'canary-7be2d4-sops-never-in-clear';

/** Made for this test; its key is not kept. */
const recipient =
  'age1xxxjaw7gvym7mas2zu688wy86eztgvn5zk4etuasmps68jagrvcs6cnjm4';

/** Everything that the portal keeps: databases, logs, repositories. */
async function kept(): Promise<string> {
  const folder = process.env.FLOE_E2E_DATA!;
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const contents = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(entry =>
        readFile(path.join(entry.parentPath, entry.name), 'latin1').catch(
          () => '',
        ),
      ),
  );
  return contents.join('\n');
}

test('SOPS: the file is encrypted in the browser and comes by pull request', async ({
  page,
}) => {
  const leaks: string[] = [];
  page.on('request', request => {
    if (`${request.url()}${request.postData() ?? ''}`.includes(canary)) {
      leaks.push(request.url());
    }
  });
  const formData = JSON.stringify({
    service: { entityRef: 'component:default/fraud-features' },
  });
  await openPortal(
    page,
    `/create/templates/default/encrypt-secrets?formData=${encodeURIComponent(
      formData,
    )}`,
  );
  await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();

  // The repository has no .sops.yaml yet.
  await expect(page.getByText(/The pull request writes/)).toBeVisible();
  await page.getByLabel('Other age recipients').fill(recipient);
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
  expect(await page.content()).not.toContain(canary);

  await page.getByRole('button', { name: 'To the pull request' }).click();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const link = page.getByRole('link', { name: /Pull request/ }).first();
  await expect(link).toBeVisible({ timeout: 60_000 });
  const pullRequest = (await link.getAttribute('href'))!;

  const forge = await page.context().newPage();
  await forge.goto(pullRequest);
  await expect(forge.getByText('Who can decrypt it').first()).toBeVisible();
  await expect(forge.getByText(recipient).first()).toBeVisible();
  expect(await forge.content()).not.toContain(canary);
  await forge.getByRole('button', { name: /Merge/ }).first().click();
  await expect(forge.getByText('Merged').first()).toBeVisible();
  await forge.close();

  await openPortal(page, secretsTab('fraud-features'));
  await expect(
    page.getByText('Add secrets of fraud-features in prod (SOPS)').first(),
  ).toBeVisible();

  expect(leaks).toEqual([]);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  expect(stored).not.toContain(canary);
  expect(await kept()).not.toContain(canary);
});
