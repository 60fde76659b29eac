import { expect, type Page } from '@playwright/test';
import { openPortal } from './portalPage';

/** Opens a template for a service, as the Secrets tab does, in its first step. */
export async function openTemplate(
  page: Page,
  template: string,
  service: string,
) {
  const formData = JSON.stringify({
    service: { entityRef: `component:default/${service}` },
  });
  await openPortal(
    page,
    `/create/templates/default/${template}?formData=${encodeURIComponent(
      formData,
    )}`,
  );
  await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible();
}

/** Opens the wizard for a service, in its first step. */
export async function openWizard(page: Page, service: string) {
  await openTemplate(page, 'add-secrets', service);
}

/** Goes to the next step, which contains this text. */
export async function next(page: Page, heading: RegExp) {
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(heading).first()).toBeVisible();
}

/** Opens the wizard for a service, in the step that seals values. */
export async function openSealing(page: Page, service: string) {
  await openWizard(page, service);
  await next(page, /Recommended/);
  await page
    .getByRole('radio', { name: /Sealed Secrets/ })
    .click({ force: true });
  await next(page, /Components/);
  await expect(page.getByText('SHA-256 fingerprint')).toBeVisible();
}

/** Opens the pull request of a completed form; returns its address. */
export async function openPullRequest(page: Page) {
  await page.getByRole('button', { name: 'To the pull request' }).click();
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const link = page.getByRole('link', { name: /Pull request/ }).first();
  await expect(link).toBeVisible({ timeout: 60_000 });
  return (await link.getAttribute('href'))!;
}

/** Confirms the change and opens its pull request; returns its address. */
export async function throughReview(page: Page) {
  await page
    .getByRole('checkbox', { name: /I have checked the change/ })
    .click({ force: true });
  return await openPullRequest(page);
}

/** Merges a pull request as a reviewer does. */
export async function merge(page: Page, pullRequest: string) {
  const forge = await page.context().newPage();
  await forge.goto(pullRequest);
  await forge.getByRole('button', { name: /Merge/ }).first().click();
  await expect(forge.getByText('Merged').first()).toBeVisible();
  await forge.close();
}
