import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';

/** The measurements of a visit of a page. */
export type Visit = {
  /** Milliseconds from the portal's menu to the largest contentful paint. */
  paint: number;
  /** Sum of the layout shifts that no input caused. */
  shift: number;
  /**
   * Milliseconds of the slowest interaction until the next paint; undefined if
   * none was slow enough to be counted (16 ms).
   */
  interaction: number | undefined;
  /** Milliseconds of the longest frame while it was scrolled. */
  frame: number;
  /** Address and compressed bytes of each script that it loaded. */
  scripts: Map<string, number>;
};

/** A page to visit, and the actions of a reader there. */
export type Place = {
  path: string;
  /** Waits until its main content is shown. */
  ready: (page: Page) => Promise<unknown>;
  interact: (page: Page) => Promise<unknown>;
};

type Seen = Record<'shell' | 'paint' | 'shift' | 'interaction', number>;

/** Runs in the page before its scripts. */
function observe() {
  const seen: Seen = { shell: 0, paint: 0, shift: 0, interaction: 0 };
  (globalThis as any).seen = seen;
  const on = (
    type: string,
    options: object,
    take: (entry: any) => void,
  ): PerformanceObserver => {
    const observer = new PerformanceObserver(list =>
      list.getEntries().forEach(take),
    );
    observer.observe({ type, buffered: true, ...options });
    return observer;
  };
  on('largest-contentful-paint', {}, entry => {
    seen.paint = entry.startTime;
  });
  on('layout-shift', {}, entry => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });
  on('event', { durationThreshold: 16 }, entry => {
    if (entry.interactionId) {
      seen.interaction = Math.max(seen.interaction, entry.duration);
    }
  });
  new MutationObserver((_, observer) => {
    if (document.querySelector('nav a[href="/catalog"], a[href="/catalog"]')) {
      seen.shell = performance.now();
      observer.disconnect();
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Signs in as a guest; later pages of the context are signed in. */
export async function enter(
  context: BrowserContext,
  url: string,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/settings`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.locator('a[href="/catalog"]').first().waitFor();
  await page.close();
}

/** Opens a page, does what a reader does there, and scrolls. */
export async function visit(
  context: BrowserContext,
  url: string,
  { interact, path, ready }: Place,
): Promise<Visit> {
  const page = await context.newPage();
  try {
    await page.addInitScript(observe);
    const scripts = new Map<string, number>();
    const sizes: Promise<unknown>[] = [];
    page.on('response', response => {
      if (response.request().resourceType() === 'script') {
        sizes.push(
          response.body().then(
            body => scripts.set(response.url(), gzipSync(body).length),
            () => undefined,
          ),
        );
      }
    });
    await page.goto(`${url}${path}`);
    await ready(page);
    // Later paints may be larger, or move the present content.
    await page.waitForLoadState('networkidle');
    const { paint, shell } = await page.evaluate<Seen>('seen');
    await interact(page);
    const frame = await longestFrameOfScrolling(page);
    await Promise.all(sizes);
    const { interaction, shift } = await page.evaluate<Seen>('seen');
    return {
      paint: Math.max(0, paint - shell),
      shift,
      interaction: interaction || undefined,
      frame,
      scripts,
    };
  } catch (error) {
    throw new Error(
      `${path} cannot be measured: ${error}\n${await page
        .locator('body')
        .innerText()
        .catch(() => '')}`,
    );
  } finally {
    await page.close();
  }
}

async function longestFrameOfScrolling(page: Page): Promise<number> {
  await page.mouse.move(700, 500);
  await page.evaluate(() => {
    const frames = { longest: 0, isOver: false };
    (globalThis as any).frames_ = frames;
    let last = performance.now();
    const next = () => {
      const now = performance.now();
      frames.longest = Math.max(frames.longest, now - last);
      last = now;
      if (!frames.isOver) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 300);
  return await page.evaluate(() => {
    const frames = (globalThis as any).frames_;
    frames.isOver = true;
    return frames.longest;
  });
}
