import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { openPortal } from './portalPage';

/** Texts of each step. */
const WORDS = {
  en: {
    enter: 'Enter',
    next: 'Next',
    approach: 'Approach',
    stores: 'The stores that this namespace may use',
    storage: 'Object storage',
    template: 'Annotations and template',
    summary: 'What this changes',
    objects: 'Objects that the chart will render',
    outcome: 'Removed; its Secret is deleted',
    confirm: 'I have checked the change',
    certificate: 'SHA-256 fingerprint',
  },
  de: {
    enter: 'Eintreten',
    next: 'Weiter',
    approach: 'Verfahren',
    stores: 'Die Stores, die dieser Namespace verwenden darf',
    storage: 'Objektspeicher',
    template: 'Annotationen und Template',
    summary: 'Was sich ändert',
    objects: 'Objekte, die das Chart rendern wird',
    outcome: 'Entfernt; sein Secret wird gelöscht',
    confirm: 'Ich habe die Änderung geprüft',
    certificate: 'SHA-256-Fingerabdruck',
  },
};

const LOOKS = [
  { language: 'en', theme: 'light', width: 1300 },
  { language: 'de', theme: 'dark', width: 1300 },
  { language: 'de', theme: 'light', width: 390 },
  { language: 'en', theme: 'dark', width: 390 },
] as const;

async function openIn(
  page: Page,
  service: string,
  look: (typeof LOOKS)[number],
) {
  await page.setViewportSize({ width: look.width, height: 900 });
  await page.addInitScript(({ language, theme }) => {
    localStorage.setItem('language', language);
    localStorage.setItem('theme', theme);
  }, look);
  const formData = JSON.stringify({
    service: { entityRef: `component:default/${service}` },
  });
  const path = `/create/templates/default/add-secrets?formData=${encodeURIComponent(
    formData,
  )}`;
  if (look.width > 600) {
    await openPortal(page, path);
  } else {
    // The menu is at the bottom, in another form.
    await page.goto(path);
    const enter = page.getByRole('button', {
      name: WORDS[look.language].enter,
    });
    await enter.click();
  }
  await expect(page.getByText('deploy/values-prod.yaml')).toBeVisible({
    timeout: 60_000,
  });
}

/**
 * Expects that a step has no accessibility fault, and is not wider than the
 * screen.
 */
async function expectGood(page: Page) {
  await expectAccessible(page, 'form');
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(tooWide).toBeLessThanOrEqual(0);
}

const next = (page: Page, words: (typeof WORDS)['en' | 'de']) =>
  page.getByRole('button', { name: words.next, exact: true }).click();

for (const look of LOOKS) {
  const words = WORDS[look.language];
  test(`each step is accessible: ${look.language}, ${look.theme}, ${look.width} px`, async ({
    page,
  }) => {
    await openIn(page, 'orders-lakehouse', look);
    await expectGood(page);
    await next(page, words);
    await expect(
      page.getByRole('radiogroup', { name: words.approach }),
    ).toBeVisible();
    await expectGood(page);
    await page
      .getByRole('radio', { name: /External Secrets/ })
      .click({ force: true });
    await next(page, words);
    await expect(page.getByText(words.stores)).toBeVisible();
    await page.getByRole('button', { name: words.template }).click();
    await expect(
      page.getByRole('region', { name: words.summary }),
    ).toBeVisible();
    await expectGood(page);
    // No other test removes the storage from this service's file.
    await page
      .getByRole('checkbox', { name: words.storage })
      .click({ force: true });
    await next(page, words);
    await expect(page.getByText(words.objects)).toBeVisible();
    await expect(page.getByText(words.outcome)).toBeVisible();
    await expect(
      page.getByRole('checkbox', { name: words.confirm }),
    ).toBeVisible();
    await expectGood(page);
  });

  test(`the form that seals is accessible: ${look.language}, ${look.theme}, ${look.width} px`, async ({
    page,
  }) => {
    await openIn(page, 'customer-360', look);
    await next(page, words);
    await page
      .getByRole('radio', { name: /Sealed Secrets/ })
      .click({ force: true });
    await next(page, words);
    await expect(page.getByText(words.certificate)).toBeVisible();
    await expectGood(page);
  });
}
