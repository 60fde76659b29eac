import { expect, type Locator, test } from '@playwright/test';
import {
  collectRequests,
  expectNoTraceOf,
  keptByPage,
  keptOnDisk,
} from './canary';
import { openPortal } from './portalPage';

test.describe.configure({ timeout: 900_000 });

/** Made for this test; its key is not kept. */
const RECIPIENT =
  'age1xxxjaw7gvym7mas2zu688wy86eztgvn5zk4etuasmps68jagrvcs6cnjm4';

const GROUPS = ['Database', 'Snowflake', 'Amazon S3', 'Apache Polaris'];

const entered: string[] = [];

/** A text that nothing else has, with what each encoding writes otherwise. */
function newCanary(): string {
  const text = `canary "${entered.length}-9d3e" never/in+clear`;
  entered.push(text);
  return text;
}

/** Enters a value at every key of a part of the form, and sees each encrypted. */
async function enterAll(part: Locator) {
  const inputs = part.getByPlaceholder('Enter the value');
  for (let left = await inputs.count(); left > 0; left -= 1) {
    await inputs.first().fill(newCanary());
    await inputs.first().blur();
    await expect(inputs).toHaveCount(left - 1);
  }
}

test('no value of any field of the form for SOPS is kept or sent in clear', async ({
  page,
}) => {
  const sent = collectRequests(page);
  const formData = JSON.stringify({
    service: { entityRef: 'component:default/marketing-attribution' },
  });
  const open = async () => {
    await openPortal(
      page,
      `/create/templates/default/encrypt-secrets?formData=${encodeURIComponent(
        formData,
      )}`,
    );
    await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Other age recipients').fill(RECIPIENT);
  };
  const values = page.getByRole('region', { name: 'Values', exact: true });
  const addGroup = async (name: string) => {
    const add = values.getByRole('button', { name, exact: true });
    if (await add.isVisible()) await add.click();
    return values.getByRole('region', { name, exact: true });
  };

  // A reload forgets values, and keeps none.
  await open();
  await enterAll(await addGroup('Snowflake'));
  await expect(page.getByText(/is encrypted, with \d+ values?$/)).toBeVisible();
  await page.reload();
  await open();
  await addGroup('Snowflake');
  await expect(values.getByText('Encrypted', { exact: true })).toHaveCount(0);
  expectNoTraceOf(entered, { page: await keptByPage(page) });

  for (const name of GROUPS) {
    await enterAll(await addGroup(name));
  }
  await values.getByRole('button', { name: 'Add another secret' }).click();
  await values.getByLabel('Name', { exact: true }).last().fill('canary-entry');
  const entry = values.getByRole('region', { name: 'canary-entry' });
  await entry.getByLabel('Key of the Secret').fill('CANARY_TOKEN');
  const key = entry.getByRole('group', { name: 'CANARY_TOKEN' });
  const replace = key.getByRole('button', { name: /^Replace the value of/ });
  await key.getByLabel(/^File with the value of/).setInputFiles({
    name: 'value.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(newCanary()),
  });
  await replace.click();
  await key.getByRole('button', { name: 'Several lines' }).click();
  const area = key.getByPlaceholder('Enter the value');
  await area.fill(`${newCanary()}\n${newCanary()}\n`);
  await area.blur();
  await expect(replace).toBeVisible();
  expect(entered.length).toBeGreaterThan(20);
  await expect(page.getByText(/is encrypted, with \d+ values$/)).toBeVisible();
  expectNoTraceOf(entered, { page: await keptByPage(page) });

  await page.getByRole('button', { name: 'To the pull request' }).click();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const link = page.getByRole('link', { name: /Pull request/ }).first();
  await expect(link).toBeVisible({ timeout: 60_000 });
  const pullRequest = (await link.getAttribute('href'))!;

  const kept = keptOnDisk();
  expect(kept.databases).toContain(pullRequest);
  expect(kept.repositories).toContain('ENC[AES256_GCM');
  expectNoTraceOf(entered, {
    ...kept,
    page: await keptByPage(page),
    requests: await sent(),
  });
});
