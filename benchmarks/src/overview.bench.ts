import { chromium } from 'playwright-core';
import { BrowserPortal } from './browser/BrowserPortal';
import { enter, Place, visit, Visit } from './browser/measurePage';
import { percentile, Report } from './figures';

/** Managed secrets; `FLOE_OVERVIEW` sets another number. */
const secrets = Number(process.env.FLOE_OVERVIEW ?? 10_000);
const rounds = Number(process.env.FLOE_OVERVIEW_ROUNDS ?? 5);
const services = secrets / 5;

/** A text that the kubernetes plugin shows after it has queried the clusters. */
const CLUSTERS = /Your Clusters|No resources/;

/** The measured pages, beside their peers. */
const PLACES: Record<string, Place> = {
  // A page with only the portal's menu: every page loads its scripts.
  shell: {
    path: '/settings',
    ready: page => page.locator('a[href="/catalog"]').first().waitFor(),
    interact: async () => {},
  },
  health: {
    path: '/secrets',
    ready: page =>
      page.getByRole('heading', { name: /of [\d.,]+ secrets/ }).waitFor(),
    interact: async page => {
      await page.getByText('90 days').click();
      await page.waitForLoadState('networkidle');
    },
  },
  list: {
    path: '/secrets/list',
    ready: page =>
      page
        .getByText(/floe-dagster-\d+-secret/)
        .first()
        .waitFor(),
    interact: async page => {
      await page.getByRole('button', { name: /Sort by/ }).click();
      await page.getByRole('option', { name: 'Name', exact: true }).click();
      await page.waitForLoadState('networkidle');
      await page
        .getByRole('searchbox', { name: 'Find' })
        .pressSequentially('service-4');
      await page.waitForLoadState('networkidle');
    },
  },
  tab: {
    path: '/catalog/default/component/service-42/secrets',
    ready: page =>
      page
        .getByText(/service-42-floe-dagster/)
        .first()
        .waitFor(),
    interact: async page => {
      await page
        .getByRole('button', { name: /service-42-floe-dagster/ })
        .first()
        .click();
      await page.waitForLoadState('networkidle');
    },
  },
  'peer-kubernetes-tab': {
    path: '/catalog/default/component/customer-360/kubernetes',
    ready: page => page.getByText(CLUSTERS).first().waitFor(),
    interact: page => page.getByText(CLUSTERS).first().click(),
  },
  'peer-catalog-table': {
    path: '/catalog?filters[kind]=component&filters[user]=all',
    ready: page =>
      page
        .getByText(/^service-\d+$/)
        .first()
        .waitFor(),
    interact: async page => {
      await page.getByRole('columnheader', { name: 'Name' }).click();
      await page
        .getByPlaceholder(/Search|Filter/)
        .first()
        .pressSequentially('service-4');
      await page.waitForLoadState('networkidle');
    },
  },
};

/**
 * The overview in Chromium with the production bundle, beside the kubernetes
 * plugin's tab and the catalog's table: the time until the largest paint after
 * the menu is shown, layout shifts, the time from an interaction to the next
 * paint, and the compressed scripts that a page loads beyond those of the menu.
 * The pages take turns.
 */
export async function run(report: Report): Promise<void> {
  const portal = await BrowserPortal.start({ secrets, services, clusters: 4 });
  const browser = await chromium.launch({
    executablePath: process.env.FLOE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const visits = new Map<string, Visit[]>();
  const failures: Error[] = [];
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
    });
    context.setDefaultTimeout(60_000);
    await enter(context, portal.url);
    for (let round = 0; round < rounds; round++) {
      for (const [name, place] of Object.entries(PLACES)) {
        try {
          const one = await visit(context, portal.url, place);
          visits.set(name, [...(visits.get(name) ?? []), one]);
        } catch (error) {
          failures.push(error as Error);
        }
      }
    }
  } finally {
    await browser.close();
    await portal.stop();
  }

  const ofShell = visits.get('shell')![0].scripts;
  for (const [name, all] of visits) {
    if (name === 'shell') continue;
    const median = (take: (one: Visit) => number) =>
      percentile(all.map(take), 50);
    report(
      `${name}.paint-after-shell.p50`,
      median(one => one.paint),
      'ms',
    );
    report(`${name}.layout-shift.most`, Math.max(...all.map(v => v.shift)), '');
    report(
      `${name}.interaction-to-paint.p50`,
      median(one => one.interaction ?? 16),
      'ms',
    );
    report(
      `${name}.longest-frame-scrolling.p50`,
      median(v => v.frame),
      'ms',
    );
    const own = [...all[0].scripts].filter(
      ([address]) => !ofShell.has(address),
    );
    report(
      `${name}.own-scripts`,
      own.reduce((sum, [, bytes]) => sum + bytes, 0) / 1_000,
      'kB',
    );
  }
  // The successful measurements are printed first.
  if (failures.length > 0) throw new AggregateError(failures, String(failures));
}
