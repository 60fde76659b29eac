import { dirname } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where Debian puts Chromium; `CHROMIUM_PATH` says otherwise. */
const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const HTML =
  '<!doctype html><title>SOPS</title><script src="/library.js"></script>';
// No unsafe-eval: what the library needs of a page's policy is nothing but its own script.
const POLICY = "default-src 'none'; script-src 'self'";

/** The library as its users bundle it, in a real browser; `floe` is its global. */
export class SopsPage {
  private constructor(private readonly browser: Browser, readonly page: Page) {}

  static async open(): Promise<SopsPage> {
    const { outputFiles } = await build({
      stdin: {
        contents: "export * from '@floe/sops';",
        resolveDir: dirname(require.resolve('../../package.json')),
      },
      bundle: true,
      minify: true,
      format: 'iife',
      globalName: 'floe',
      platform: 'browser',
      write: false,
    });
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
            body: outputFiles[0].text,
          })
        : route.fulfill({
            contentType: 'text/html',
            headers: { 'content-security-policy': POLICY },
            body: HTML,
          }),
    );
    await page.goto('https://portal.test/');
    return new SopsPage(browser, page);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
