import { defineConfig } from '@playwright/test';
import { ports } from './src/ports';

/**
 * One portal, started as a newcomer starts it, serves all tests; they run one
 * after the other.
 */
export default defineConfig({
  testDir: './src',
  testMatch: '*.e2e.ts',
  outputDir: '../.cache/e2e/results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Only what never comes meets these limits, however busy the machine is.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '../.cache/test/e2e.json' }]],
  globalSetup: require.resolve('./src/startPortal'),
  use: {
    baseURL: `http://localhost:${ports.frontend}`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
