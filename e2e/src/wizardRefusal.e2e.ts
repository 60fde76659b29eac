import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectNoTraceOf, keptByPage } from './canary';
import { changeFile } from './forge';

import { next, openSealing, throughReview } from './wizardPage';

const canary = 'canary-9d27-kept-as-ciphertext';
const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
const FILE = 'deploy/values-prod.yaml';

const value = (page: Page, key: string) =>
  page.getByRole('group', { name: key });

async function expectSealed(page: Page) {
  for (const key of KEYS) {
    await expect(
      value(page, key).getByText('Sealed', { exact: true }),
    ).toBeVisible();
  }
}

test('a refusal keeps every sealed value and opens the wizard again on the new file', async ({
  page,
}) => {
  await openSealing(page, 'customer-360');
  for (const key of KEYS) {
    await value(page, key)
      .getByRole('button', { name: /Replace the value/ })
      .click();
    await value(page, key).getByRole('textbox').fill(`${canary}-${key}`);
    await value(page, key).getByRole('textbox').press('Enter');
  }
  await expectSealed(page);
  await next(page, /Objects that the chart will render/);
  await page
    .getByRole('checkbox', { name: /I have checked the change/ })
    .click({ force: true });
  await page.getByRole('button', { name: 'To the pull request' }).click();
  await expect(
    page.getByRole('button', { name: 'Open pull request' }),
  ).toBeVisible();

  await changeFile('customer-360', FILE, text =>
    text.replace(/\n*$/, `\nsomebodyElse-${randomUUID()}: {wasHere: true}\n`),
  );
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await expect(
    page
      .getByText(/was changed after the preview, so nothing was written/)
      .first(),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: /Pull request/ })).toHaveCount(0);

  await page.getByTestId('start-over-button').click();
  await expect(page.getByText(FILE)).toBeVisible();
  await next(page, /Recommended/);
  await expect(
    page.getByRole('radio', { name: /Sealed Secrets/ }),
  ).toBeChecked();
  await next(page, /Components/);
  await expectSealed(page);
  expectNoTraceOf([canary], { page: await keptByPage(page) });
  await next(page, /Objects that the chart will render/);
  // The diff is against the present file: nothing of it is reverted.
  await expect(page.getByText(/^- .*somebodyElse/)).toHaveCount(0);
  const pullRequest = await throughReview(page);
  const forge = await page.context().newPage();
  await forge.goto(pullRequest);
  await expect(forge.getByText('AWS_SECRET_ACCESS_KEY').first()).toBeVisible();
  await expect(forge.getByText('somebodyElse')).toHaveCount(0);
  await forge.close();
});
