// Runs the suites one after the other, and closes with one line of counts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresPrograms } from '../interop/postgres.js';
import { startPostgres } from './lib/postgres.mjs';
import { jestCounts, playwrightCounts } from './lib/summary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = path.join(root, '.cache', 'test');
const required = process.env.FLOE_REQUIRE_ALL === '1';
const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(file => file && existsSync(file));
const postgres = postgresPrograms();
const hasGo = spawnSync('go', ['version']).status === 0;

/** A check counts as one test: it passes or it fails. */
const check = (name, ...command) => ({
  name,
  command,
  counts: code => ({
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    skipped: 0,
  }),
});

const suites = {
  checks: [
    check('api', 'node', 'scripts/generate-api.mjs', '--check'),
    check('types', 'tsc'),
    check('prettier', 'prettier', '--check', '.'),
    check('lint', 'backstage-cli', 'repo', 'lint'),
    check('scripts', 'node', '--test', 'scripts/lib/*.test.mjs'),
    check('api-reports', 'node', 'scripts/api-reports.mjs', '--check'),
  ],
  unit: [
    {
      name: 'unit',
      postgres: true,
      command: [
        'backstage-cli',
        'repo',
        'test',
        '--watch=false',
        '--maxWorkers=2',
        // Only what hangs meets this limit, however busy the machine is.
        '--testTimeout=60000',
        '--json',
        `--outputFile=${path.join(reports, 'unit.json')}`,
      ],
      env: { NODE_OPTIONS: '--no-node-snapshot --experimental-vm-modules' },
      report: ['unit.json', jestCounts],
    },
  ],
  interop: [
    {
      name: 'interop',
      postgres: true,
      missing: hasGo
        ? undefined
        : 'Go is not on this machine: install Go 1.26 or later (https://go.dev/doc/install), it builds the real API server and operators',
      before: ['node', 'interop/build.mjs'],
      command: [
        'jest',
        '--config',
        'interop/jest.config.js',
        // Each file has servers of its own, and waits for them half of the time.
        '--maxWorkers=2',
        '--json',
        `--outputFile=${path.join(reports, 'interop.json')}`,
      ],
      env: { NODE_OPTIONS: '--no-node-snapshot --experimental-vm-modules' },
      report: ['interop.json', jestCounts],
    },
  ],
  e2e: [
    {
      name: 'e2e',
      missing: chromium
        ? undefined
        : 'Chromium is not on this machine: install it (Debian: apt-get install chromium), or name one with CHROMIUM_PATH',
      command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts'],
      env: {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(reports, 'e2e.json'),
      },
      report: ['e2e.json', playwrightCounts],
    },
  ],
};

function run([program, ...args], extra = {}) {
  const local = path.join(root, 'node_modules', '.bin', program);
  return new Promise(resolve => {
    const child = spawn(
      program === 'node'
        ? process.execPath
        : existsSync(local)
        ? local
        : program,
      args,
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, CI: process.env.CI ?? 'true', ...extra },
      },
    );
    child.on('error', () => resolve(127));
    child.on('exit', code => resolve(code ?? 1));
  });
}

async function runSuite(suite) {
  console.log(
    `\n── ${suite.name} ${'─'.repeat(Math.max(0, 70 - suite.name.length))}`,
  );
  if (suite.missing) {
    console.log(`${required ? 'missing' : 'skipped'}: ${suite.missing}.`);
    return { passed: 0, failed: required ? 1 : 0, skipped: required ? 0 : 1 };
  }
  const started = Date.now();
  let code = 0;
  const file = suite.report && path.join(reports, suite.report[0]);
  if (file) rmSync(file, { force: true });
  if (suite.before) code = await run(suite.before);
  if (code === 0) code = await runWithDatabase(suite);
  const counts = countsOf(suite, code, file);
  if (required && counts.skipped > 0) {
    console.log(`${suite.name}: ${counts.skipped} skipped, and none may be`);
    counts.failed += counts.skipped;
    counts.skipped = 0;
  }
  console.log(
    `${suite.name}: ${counts.passed} passed, ${counts.failed} failed, ${
      counts.skipped
    } skipped, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return counts;
}

/** The stores are tested on SQLite, and on PostgreSQL too where its server is installed. */
async function runWithDatabase(suite) {
  if (!suite.postgres || !postgres) {
    if (suite.postgres) {
      console.log(
        'without PostgreSQL: install its server (Debian: apt-get install postgresql) to test on it too',
      );
    }
    return run(suite.command, suite.env);
  }
  const server = await startPostgres(postgres);
  try {
    return await run(suite.command, {
      ...suite.env,
      BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
        server.connectionString,
    });
  } finally {
    await server.stop();
  }
}

function countsOf(suite, code, file) {
  if (suite.counts) return suite.counts(code);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = suite.report[1](JSON.parse(readFileSync(file, 'utf8')));
  // A runner that failed although no test did, fails all the same.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  return counts;
}

const names = process.argv.slice(2);
const unknown = names.filter(name => !suites[name]);
if (unknown.length > 0) {
  console.error(
    `floe: there is no suite "${unknown[0]}"; there are ${Object.keys(
      suites,
    ).join(', ')}.`,
  );
  process.exit(2);
}
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
for (const suite of (names.length > 0 ? names : Object.keys(suites)).flatMap(
  name => suites[name],
)) {
  const counts = await runSuite(suite);
  if (counts.failed > 0) failed.push(suite.name);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
console.log(failed.length > 0 ? `\nfailed: ${failed.join(', ')}\n` : '\n');
console.log(
  `${total.passed} passed, ${total.failed} failed${
    total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  }`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
