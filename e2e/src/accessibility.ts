import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Expects that axe finds nothing in a part of the page.
 *
 * @param selector - of the part; everything around it belongs to the portal's
 *   frame
 */
export async function expectAccessible(
  page: Page,
  selector = 'main',
): Promise<void> {
  // Elements that move or fade have no settled colours.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const found = await page.evaluate(`${axe}
    axe.run(document.querySelector(${JSON.stringify(selector)}))
      .then(({ violations }) => violations.map(({ id, nodes }) =>
        id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`);
  expect(found).toEqual([]);
}
