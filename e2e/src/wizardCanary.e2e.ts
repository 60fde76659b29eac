import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  collectRequests,
  expectNoTraceOf,
  keptByPage,
  keptOnDisk,
} from './canary';
import { Canaries } from './Canaries';
import { next, openSealing, throughReview } from './wizardPage';

test.describe.configure({ timeout: 900_000 });

/** The engines of each component, the present one last. */
const ENGINES: Record<string, string[]> = {
  Database: ['PostgreSQL'],
  'Compute engine': ['Trino', 'BigQuery', 'Snowflake'],
  'Object storage': [
    'Google Cloud Storage',
    'Azure Data Lake Storage',
    'Amazon S3',
  ],
  'Table catalog': ['Apache Polaris'],
};

/** Enters a value at every key of a part of the form, and sees each sealed. */
async function sealAll(part: Locator, canaries: Canaries) {
  const replace = part
    .getByRole('group')
    .filter({ hasText: 'In Git, kept' })
    .getByRole('button', { name: /^Replace the value of/ });
  while ((await replace.count()) > 0) await replace.first().click();
  await canaries.enterAll(part);
}

test('no value of any sealed field is stored or sent in clear', async ({
  page,
}) => {
  const sent = collectRequests(page);
  const canaries = new Canaries('c41f');
  await openSealing(page, 'customer-360');
  const all = page.getByRole('button', { name: 'Choose all components' });
  if (await all.isEnabled()) await all.click();
  for (const [component, engines] of Object.entries(ENGINES)) {
    const part = page.getByRole('region', { name: component, exact: true });
    for (const engine of engines) {
      if (engines.length > 1) {
        await part.getByRole('button', { name: /Engine$/ }).click();
        await page.getByRole('option', { name: engine }).click();
      }
      // Keys that an engine does not require.
      const optional = part.getByRole('button', {
        name: /^(Host|Port|Database|Schema|Role|Region|Project|Another key)$/,
      });
      while ((await optional.count()) > 1) await optional.first().click();
      await sealAll(part, canaries);
    }
    expectNoTraceOf(canaries.entered, { page: await keptByPage(page) });
  }
  await page.getByRole('button', { name: 'Add another secret' }).click();
  await page.getByLabel('Name', { exact: true }).last().fill('canary-entry');
  const entry = page.getByRole('region', { name: 'canary-entry' });
  await entry.getByLabel('Key of the Secret').fill('CANARY_TOKEN');
  await sealAll(entry, canaries);
  expect(canaries.entered.length).toBeGreaterThan(25);
  await next(page, /Objects that the chart will render/);
  const pullRequest = await throughReview(page);

  const kept = keptOnDisk();
  expect(kept.databases).toContain(pullRequest);
  expect(kept.repositories).toContain('CANARY_TOKEN');
  expectNoTraceOf(canaries.entered, {
    ...kept,
    page: await keptByPage(page),
    requests: await sent(),
  });
});

/** Each format from which values can be imported, for two values. */
const FORMS: Record<string, (one: string, two: string) => string> = {
  '.env': (one, two) => `ONE_TOKEN='${one}'\nexport TWO_TOKEN='${two}'\n`,
  'values.json': (one, two) =>
    JSON.stringify({ ONE_TOKEN: one, TWO_TOKEN: two }),
  'values.yaml': (one, two) =>
    `ONE_TOKEN: ${JSON.stringify(one)}\nTWO_TOKEN: ${JSON.stringify(two)}\n`,
  'secret.yaml': (one, two) =>
    [
      'apiVersion: v1',
      'kind: Secret',
      'metadata: {name: tokens}',
      `data: {ONE_TOKEN: ${Buffer.from(one).toString('base64')}}`,
      `stringData: {TWO_TOKEN: ${JSON.stringify(two)}}`,
    ].join('\n'),
  'service-account.json': (one, two) =>
    JSON.stringify({
      type: 'service_account',
      project_id: 'floe',
      private_key_id: one,
      private_key: two,
      client_email: 'floe@floe.iam.gserviceaccount.com',
    }),
  'key.pem': (one, two) => {
    const body = Buffer.from(`${one}${two}`.repeat(4)).toString('base64');
    return `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
  },
};

const ARRIVALS: Record<
  string,
  (page: Page, name: string, text: string) => Promise<void>
> = {
  'a chosen file': async (page, name, text) =>
    page.getByLabel('File with values').setInputFiles({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    }),
  'a dropped file': async (page, name, text) => {
    const data = await page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file, { type: 'text/plain' }));
        return transfer;
      },
      [name, text],
    );
    await page
      .getByLabel('Paste or type the values')
      .dispatchEvent('drop', { dataTransfer: data });
  },
  'pasted text': async (page, _name, text) => {
    await page
      .getByLabel('Paste or type the values')
      .evaluate((area, content) => {
        const data = new DataTransfer();
        data.setData('text/plain', content);
        area.dispatchEvent(
          new ClipboardEvent('paste', {
            clipboardData: data,
            bubbles: true,
            cancelable: true,
          }),
        );
      }, text);
  },
  'typed text': async (page, _name, text) => {
    await page.getByLabel('Paste or type the values').fill(text);
    await page.getByRole('button', { name: 'Read what I typed' }).click();
  },
};

test('no value of any import is in the page after it was read', async ({
  page,
}) => {
  const sent = collectRequests(page);
  const canaries = new Canaries('c41f');
  await openSealing(page, 'customer-360');
  // Each format once, and each way to enter a text.
  const cases = [
    ...Object.keys(FORMS).map(name => [name, 'a chosen file']),
    ...Object.keys(ARRIVALS)
      .slice(1)
      .map(arrival => ['.env', arrival]),
  ];
  for (const [name, arrival] of cases) {
    await test.step(`${name} as ${arrival}`, async () => {
      await ARRIVALS[arrival](
        page,
        name,
        FORMS[name](canaries.next(), canaries.next()),
      );
      const discard = page.getByRole('button', { name: 'Discard all' });
      await expect(discard).toBeVisible();
      expectNoTraceOf(canaries.entered, { page: await keptByPage(page) });
      await discard.click();
      await expect(discard).toHaveCount(0);
    });
  }
  expectNoTraceOf(canaries.entered, {
    ...keptOnDisk(),
    page: await keptByPage(page),
    requests: await sent(),
  });
});

test('no value of a file, of several lines or generated is stored in clear', async ({
  page,
}) => {
  const sent = collectRequests(page);
  const canaries = new Canaries('c41f');
  await openSealing(page, 'customer-360');
  const key = page.getByRole('group', { name: 'AWS_SECRET_ACCESS_KEY' });
  const replace = key.getByRole('button', { name: /^Replace the value of/ });
  const sealed = key.getByText('Sealed', { exact: true });

  await replace.click();
  await key.getByLabel(/^File with the value of/).setInputFiles({
    name: 'value.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(canaries.next()),
  });
  await expect(sealed).toBeVisible();

  await replace.click();
  await key.getByRole('button', { name: 'Several lines' }).click();
  const area = key.getByPlaceholder('Enter the value');
  await area.fill(`${canaries.next()}\n${canaries.next()}\n`);
  await area.blur();
  await expect(sealed).toBeVisible();

  // The generated value is shown nowhere: the page has only ciphertext.
  await replace.click();
  await key.getByRole('button', { name: 'Generate', exact: true }).click();
  await key.getByRole('button', { name: 'Generate and seal' }).click();
  await expect(sealed).toBeVisible();
  await expect(
    key.locator('input[type=password], input[type=text], textarea'),
  ).toHaveCount(0);

  expectNoTraceOf(canaries.entered, {
    ...keptOnDisk(),
    page: await keptByPage(page),
    requests: await sent(),
  });
});
