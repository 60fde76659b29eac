import type { Page } from '@playwright/test';
import { openTemplate } from './wizardPage';

/** An age recipient that was made for these tests; its private key was deleted. */
export const AGE_RECIPIENT =
  'age1xxxjaw7gvym7mas2zu688wy86eztgvn5zk4etuasmps68jagrvcs6cnjm4';

/** Opens the form that encrypts a file for a service, with a recipient filled in. */
export async function openSopsFile(page: Page, service: string) {
  await openTemplate(page, 'encrypt-secrets', service);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Other age recipients').fill(AGE_RECIPIENT);
}
