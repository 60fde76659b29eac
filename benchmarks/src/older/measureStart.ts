import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { freePorts } from '../freePorts';
import { processorSecondsOfTree } from '../processorTime';
import { since } from '../scale/untilSeen';
import { Sample } from './TwoBuilds';

const CHROMIUM = process.env.FLOE_CHROMIUM ?? '/usr/bin/chromium';
const TAB = '/catalog/default/component/customer-360/secrets';
const ROW = 'customer-360-floe-dagster-storage-secret';
const PATIENCE_MS = 300_000;

/**
 * Seconds from `npm start` in a checkout, over an empty data folder, to the first row of a Secrets tab in Chromium; and
 * the processor time of all that it has started, without the browser.
 */
export async function startOnce(root: string): Promise<Sample> {
  const data = mkdtempSync(join(tmpdir(), 'floe-start-'));
  const ports = await freePorts(4);
  const started = performance.now();
  const program = spawn(
    process.execPath,
    ['scripts/start.mjs', '--data', data],
    {
      cwd: root,
      // The whole process group is killed: the older build leaves processes
      // behind.
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '',
        FLOE_PORT_FRONTEND: ports[0],
        FLOE_PORT_BACKEND: ports[1],
        FLOE_PORT_CLUSTER: ports[2],
        FLOE_PORT_FORGE: ports[3],
      },
    },
  );
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const address = `http://localhost:${ports[0]}${TAB}`;
    // A browser that shows one error page after another would take a core
    // from the portal.
    for (;;) {
      if (since(started) * 1_000 > PATIENCE_MS || program.exitCode !== null) {
        throw new Error(`The portal of ${root} did not start`);
      }
      const answer = await fetch(address).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok) break;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    await page.goto(address, { timeout: PATIENCE_MS });
    await page
      .getByRole('button', { name: 'Enter' })
      .click({ timeout: PATIENCE_MS });
    await page
      .getByText(ROW)
      .first()
      .waitFor({ state: 'visible', timeout: PATIENCE_MS });
    return {
      waited: since(started),
      processor: processorSecondsOfTree(program.pid!),
    };
  } finally {
    await browser.close();
    const ended = new Promise(resolve => program.once('exit', resolve));
    if (program.exitCode === null) {
      process.kill(-program.pid!, 'SIGTERM');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  }
}
