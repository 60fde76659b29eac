import { bundleForBrowser, LibraryPage } from '../browser/LibraryPage';

/**
 * Opens a page with `@floe/sealed-secrets` and its test helpers as the global
 * `floe`.
 */
export async function openSealingPage(origin: string): Promise<LibraryPage> {
  return LibraryPage.open(origin, [
    await bundleForBrowser(
      "export * from '@floe/sealed-secrets'; export * from '@floe/sealed-secrets/testing';",
    ),
  ]);
}
