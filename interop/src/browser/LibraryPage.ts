import { dirname } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Debian's path of Chromium; `CHROMIUM_PATH` overrides it. */
const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const HTML =
  '<!doctype html><title>Library</title><script src="/library.js"></script>';
// No unsafe-eval: the only script that a library needs is its own.
const POLICY = "default-src 'none'; script-src 'self'";

/**
 * Bundles a library as its users do.
 *
 * @param contents - the bundled module, for example `export * from
 *   '@floe/sops';`
 * @param globalName - name of the global variable with its exports
 */
export async function bundleForBrowser(
  contents: string,
  globalName = 'floe',
  plugins: Plugin[] = [],
): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents,
      resolveDir: dirname(require.resolve('../../package.json')),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName,
    platform: 'browser',
    write: false,
    plugins,
  });
  return outputFiles[0].text;
}

/**
 * A page with a strict policy in a real browser that has loaded bundled
 * libraries.
 */
export class LibraryPage {
  readonly #browser: Browser;

  private constructor(browser: Browser, readonly page: Page) {
    this.#browser = browser;
  }

  /**
   * @param origin - `https://…`, as for portals, or `http://…`, where browsers
   *   hide WebCrypto
   * @param scripts - from {@link bundleForBrowser}
   */
  static async open(origin: string, scripts: string[]): Promise<LibraryPage> {
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const page = await browser.newPage();
    await page.route('**/*', route =>
      route.request().url().endsWith('/library.js')
        ? route.fulfill({
            contentType: 'text/javascript; charset=utf-8',
            body: scripts.join('\n'),
          })
        : route.fulfill({
            contentType: 'text/html',
            headers: { 'content-security-policy': POLICY },
            body: HTML,
          }),
    );
    await page.goto(origin);
    return new LibraryPage(browser, page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
