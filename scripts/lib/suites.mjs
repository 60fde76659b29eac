import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { movedClock } from './movedClock.mjs';
import {
  jestCounts,
  jestFiles,
  playwrightCounts,
  playwrightFiles,
} from './summary.mjs';

const chromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(file => file && existsSync(file));
const hasGo = spawnSync('go', ['version']).status === 0;

/** Backstage's scaffolder needs the first option; Jest needs the second for packages that are ES modules alone. */
const jestEnv = {
  NODE_OPTIONS: [
    process.env.NODE_OPTIONS,
    '--no-node-snapshot',
    '--experimental-vm-modules',
    // Node says of the option above that it is experimental, in each process.
    '--disable-warning=ExperimentalWarning',
    // Each test file loads its modules anew, which is garbage soon after; in MB.
    '--max-semi-space-size=64',
  ]
    .filter(Boolean)
    .join(' '),
};

/** A build of the interop parts that was started before the tests, by its process id. */
const earlierBuild = process.env.FLOE_INTEROP_BUILD
  ? [`--after=${process.env.FLOE_INTEROP_BUILD}`]
  : [];

/** Two suites beside each other take up to some 10 GiB, three some 15 GiB. */
const hasMemoryForTwo = totalmem() > 12 * 1024 ** 3;
const hasMemoryForThree = totalmem() > 18 * 1024 ** 3;

/** The environment of the unit tests, with the clock that each file is given (see `packages/test-runner`). */
function withClock(clock) {
  if (!clock) return { env: jestEnv };
  try {
    return {
      env: {
        ...jestEnv,
        ...movedClock('+0d'),
        FLOE_TEST_CLOCK: clock,
        // It is moved again with each file.
        FAKETIME_NO_CACHE: '1',
      },
    };
  } catch (error) {
    return { missing: error.message };
  }
}

const check = (name, ...command) => ({ name, command });

/** The tests of the scripts, which Node runs by itself. */
const scriptsCheck = (files, options = []) =>
  check('scripts', 'node', '--test', ...options, ...files);

/**
 * Where the packages are noted that passed the lint. Backstage compares their files, dependencies
 * and settings; what our own rules do is part of the name.
 */
function lintCache() {
  const digest = createHash('sha256').update(
    readFileSync(fileURLToPath(new URL('eslintConfig.js', import.meta.url))),
  );
  return path.join('.cache', 'lint', digest.digest('hex').slice(0, 16));
}

/**
 * What `npm test` runs, by the name that it is asked for with.
 *
 * A suite has a command and the report that the command writes. `prepare` is a command that may run
 * beside other suites, and a suite that is `beside` runs beside them too, `after` the suite of that
 * name; `missing` says what this machine lacks; `onRequest` is run only by its name; `folders` are
 * those whose test files it runs, of a suite of checks with `lanesForFiles`. Suites of one lane run one after the other, lanes beside each other.
 *
 * @param reports - folder that the reports are written to
 */
export function listSuites(reports) {
  const jestReport = name => ({
    file: path.join(reports, `${name}.json`),
    counts: jestCounts,
    files: jestFiles,
  });
  const unit = (name, clock) => ({
    folders: ['packages', 'plugins'],
    name,
    postgres: true,
    command: [
      'backstage-cli',
      'repo',
      'test',
      '--watch=false',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${path.join(reports, `${name}.json`)}`,
    ],
    forFiles: files => ['--runTestsByPath', ...files],
    ...withClock(clock),
    report: jestReport(name),
  });
  const playwrightReport = {
    file: path.join(reports, 'e2e.json'),
    counts: playwrightCounts,
    files: playwrightFiles,
  };
  return {
    checks: {
      lanes: [
        [
          check('types', 'tsc'),
          // Both write to dist-types.
          check('api-reports', 'node', 'scripts/api-reports.mjs', '--check'),
        ],
        [
          check(
            'lint',
            ...['backstage-cli', 'repo', 'lint'],
            ...['--success-cache', '--success-cache-dir', lintCache()],
          ),
          check(
            'prettier',
            ...['prettier', '--check', '.'],
            ...['--cache', '--cache-strategy', 'content'],
            ...['--cache-location', path.join('.cache', 'prettier')],
          ),
          check('imports', 'node', 'scripts/check-imports.mjs'),
          check('api', 'node', 'scripts/generate-api.mjs', '--check'),
          check('findings', 'node', 'scripts/generate-findings.mjs', '--check'),
          check(
            'configuration',
            ...['node', 'scripts/generate-configuration.mjs', '--check'],
          ),
          scriptsCheck(['scripts/lib/*.test.mjs']),
        ],
      ],
    },
    // Part of the checks; by its name, or by the path of a test file, it runs alone.
    scripts: {
      onRequest: true,
      folders: ['scripts'],
      lanes: [[scriptsCheck(['scripts/lib/*.test.mjs'])]],
      lanesForFiles: (files, options) => [[scriptsCheck(files, options)]],
    },
    // Downloads some 1,500 packages for each of two portals, and takes minutes.
    install: {
      onRequest: true,
      lanes: [[check('install', 'node', 'scripts/tryInstall.mjs')]],
    },
    // Installs a second set of packages, and runs the types, the unit and the end-to-end tests with it.
    newest: {
      onRequest: true,
      lanes: [[check('newest', 'node', 'scripts/tryNewest.mjs')]],
    },
    unit: unit('unit', process.env.FLOE_TEST_CLOCK),
    // Each file has one of the twelve clocks; another round gives it another one.
    clock: {
      ...unit('clock', `round-${process.env.FLOE_CLOCK_ROUND ?? 0}`),
      folders: [],
      onRequest: true,
    },
    interop: {
      folders: ['interop'],
      name: 'interop',
      postgres: true,
      missing: hasGo
        ? undefined
        : 'Go is not on this machine: install Go 1.26 or later (https://go.dev/doc/install), it builds the real API server and operators',
      prepare: ['node', 'interop/build.mjs', ...earlierBuild],
      // Each file has servers of its own, and waits for them more than half of the time.
      beside: hasMemoryForTwo,
      command: [
        'jest',
        '--config',
        'interop/jest.config.js',
        '--maxWorkers=4',
        '--json',
        `--outputFile=${path.join(reports, 'interop.json')}`,
      ],
      forFiles: files => ['--runTestsByPath', ...files],
      env: jestEnv,
      report: jestReport('interop'),
    },
    e2e: {
      folders: ['e2e'],
      name: 'e2e',
      missing: chromium
        ? undefined
        : 'Chromium is not on this machine: install it (Debian: apt-get install chromium), or name one with CHROMIUM_PATH',
      // One browser and one portal leave half of two processors to the unit tests' second round.
      beside: hasMemoryForThree,
      after: 'unit',
      command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts'],
      forFiles: files => files,
      env: {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport.file,
      },
      report: playwrightReport,
    },
  };
}
