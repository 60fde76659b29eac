import { readFile } from 'node:fs/promises';
import { type Plugin } from 'esbuild';
import { bundleForBrowser, LibraryPage } from '../browser/LibraryPage';

const library = "export * from '@floe/sops';";

/** A build that never yields to the page, for comparison. */
const withoutPauses: Plugin = {
  name: 'without-pauses',
  setup(bundle) {
    bundle.onLoad(
      { filter: /[\\/]sops[\\/]src[\\/]Pacer\.ts$/ },
      async file => ({
        loader: 'ts',
        contents: `${await readFile(file.path, 'utf8')}
        Pacer.prototype.pauseIfDue = async () => {};`,
      }),
    );
  },
};

/**
 * Opens a page with `@floe/sops` as its global `floe`; `floeWithoutPauses` is a
 * build that never yields to the page, if it is requested.
 */
export async function openSopsPage(
  options: { unpaced?: boolean } = {},
): Promise<LibraryPage> {
  const scripts = [await bundleForBrowser(library)];
  if (options.unpaced) {
    scripts.push(
      await bundleForBrowser(library, 'floeWithoutPauses', [withoutPauses]),
    );
  }
  return LibraryPage.open('https://portal.test/', scripts);
}
