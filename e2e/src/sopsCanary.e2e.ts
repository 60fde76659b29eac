import { expect, test } from '@playwright/test';
import {
  collectRequests,
  expectNoTraceOf,
  keptByPage,
  keptOnDisk,
} from './canary';
import { Canaries } from './Canaries';
import { openSopsFile } from './sopsPage';
import { openPullRequest } from './wizardPage';

test.describe.configure({ timeout: 900_000 });

const GROUPS = ['Database', 'Snowflake', 'Amazon S3', 'Apache Polaris'];

test('no value of any field of the form for SOPS is stored or sent in clear', async ({
  page,
}) => {
  const sent = collectRequests(page);
  const canaries = new Canaries('9d3e');
  const { entered } = canaries;
  const open = () => openSopsFile(page, 'marketing-attribution');
  const values = page.getByRole('region', { name: 'Values', exact: true });
  const addGroup = async (name: string) => {
    const add = values.getByRole('button', { name, exact: true });
    if (await add.isVisible()) await add.click();
    return values.getByRole('region', { name, exact: true });
  };

  // A reload forgets values, and stores none.
  await open();
  await canaries.enterAll(await addGroup('Snowflake'));
  await expect(page.getByText(/is encrypted, with \d+ values?$/)).toBeVisible();
  await page.reload();
  await open();
  await addGroup('Snowflake');
  await expect(values.getByText('Encrypted', { exact: true })).toHaveCount(0);
  expectNoTraceOf(entered, { page: await keptByPage(page) });

  for (const name of GROUPS) {
    await canaries.enterAll(await addGroup(name));
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
    buffer: Buffer.from(canaries.next()),
  });
  await replace.click();
  await key.getByRole('button', { name: 'Several lines' }).click();
  const area = key.getByPlaceholder('Enter the value');
  await area.fill(`${canaries.next()}\n${canaries.next()}\n`);
  await area.blur();
  await expect(replace).toBeVisible();
  expect(entered.length).toBeGreaterThan(20);
  await expect(page.getByText(/is encrypted, with \d+ values$/)).toBeVisible();
  expectNoTraceOf(entered, { page: await keptByPage(page) });

  const pullRequest = await openPullRequest(page);

  const kept = keptOnDisk();
  expect(kept.databases).toContain(pullRequest);
  expect(kept.repositories).toContain('ENC[AES256_GCM');
  expectNoTraceOf(entered, {
    ...kept,
    page: await keptByPage(page),
    requests: await sent(),
  });
});
