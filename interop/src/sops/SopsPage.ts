import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where Debian puts Chromium; `CHROMIUM_PATH` says otherwise. */
const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const HTML =
  '<!doctype html><title>SOPS</title><script src="/library.js"></script>';
// No unsafe-eval: what the library needs of a page's policy is nothing but its own script.
const POLICY = "default-src 'none'; script-src 'self'";

/** A build that never gives a turn back, to measure against. */
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

async function scriptOf(
  globalName: string,
  plugins: Plugin[],
): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from '@floe/sops';",
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
 * The library as its users bundle it, in a real browser; `floe` is its global, and `floeWithoutPauses` a build that
 * never gives a turn back, where that is asked for.
 */
export class SopsPage {
  private constructor(private readonly browser: Browser, readonly page: Page) {}

  static async open(options: { unpaced?: boolean } = {}): Promise<SopsPage> {
    const scripts = [await scriptOf('floe', [])];
    if (options.unpaced) {
      scripts.push(await scriptOf('floeWithoutPauses', [withoutPauses]));
    }
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
    await page.goto('https://portal.test/');
    return new SopsPage(browser, page);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
