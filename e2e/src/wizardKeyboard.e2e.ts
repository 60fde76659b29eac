import { expect, test } from '@playwright/test';
import { tabTo } from './keyboard';
import { openPortal, secretsTab } from './portalPage';

test('the whole wizard by keyboard alone, from the tab to the pull request', async ({
  page,
}) => {
  const press = (key: string) => page.keyboard.press(key);
  await openPortal(page, secretsTab('billing-metrics'));
  const add = page.getByRole('link', { name: 'Add or change secrets' });
  await expect(add).toBeVisible();
  await tabTo(page, add);
  await press('Enter');

  const next = page.getByRole('button', { name: 'Next' });
  await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible();
  await tabTo(page, next);
  await press('Enter');

  const external = page.getByRole('radio', { name: /External Secrets/ });
  await expect(external).toBeVisible();
  await tabTo(page, page.getByRole('radio', { checked: true }));
  await press('ArrowDown');
  await expect(external).not.toBeChecked();
  await press('ArrowUp');
  await expect(external).toBeFocused();
  await expect(external).toBeChecked();
  await tabTo(page, next);
  await press('Enter');

  const interval = page.getByRole('button', { name: /Refresh interval/ });
  await expect(interval).toBeVisible();
  await tabTo(page, interval);
  await press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await press('Home');
  await press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(interval).toBeFocused();

  const addEntry = page.getByRole('button', { name: 'Add another secret' });
  await tabTo(page, addEntry);
  await press('Enter');
  // The focus goes to the name of the new entry.
  await page.keyboard.type('openai');
  const entry = page.getByRole('region', { name: 'openai' });
  await expect(entry).toBeVisible();
  await tabTo(page, entry.getByRole('textbox', { name: 'Key of the Secret' }));
  await page.keyboard.type('OPENAI_API_KEY');
  await tabTo(page, next);
  await press('Enter');

  const confirm = page.getByRole('checkbox', {
    name: /I have checked the change/,
  });
  await expect(confirm).toBeVisible();
  await tabTo(page, confirm);
  await press('Space');
  await expect(confirm).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: 'To the pull request' }));
  await press('Enter');
  const create = page.getByRole('button', { name: 'Open pull request' });
  await expect(create).toBeVisible();
  await tabTo(page, create);
  await press('Enter');
  await expect(
    page.getByRole('link', { name: /Pull request/ }).first(),
  ).toBeVisible({ timeout: 60_000 });
});
