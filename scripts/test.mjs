// Runs the suites, says what took long, and closes with one line of counts.
//
//     npm test                          every suite
//     npm test unit e2e                 these suites
//     npm test PATH/TO/A.test.ts        a test file, in the suite that it belongs to
//     npm test FILE -- -t 'a name'      what begins with a dash goes to the suite's runner, with all that follows
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresPrograms } from '../interop/postgres.js';
import { select } from './lib/arguments.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run, runBeside } from './lib/run.mjs';
import { listSuites } from './lib/suites.mjs';
import { durations } from './lib/summary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = path.join(root, '.cache', 'test');
const required = process.env.FLOE_REQUIRE_ALL === '1';
const postgres = postgresPrograms();

const total = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
const suiteTimes = [];
const fileTimes = [];

function printTitle(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
}

/** Counts what a suite came to; where everything is required, what was skipped has failed. */
function count(name, { passed, failed: broken, skipped }, seconds) {
  let failures = broken;
  if (required && skipped > 0) {
    console.log(`${name}: ${skipped} skipped, and none may be`);
    failures += skipped;
  }
  const left = required ? 0 : skipped;
  console.log(
    `${name}: ${passed} passed, ${failures} failed, ${left} skipped, ${Math.round(
      seconds,
    )} s`,
  );
  if (failures > 0) failed.push(name);
  total.passed += passed;
  total.failed += failures;
  total.skipped += left;
  suiteTimes.push({ name, seconds });
}

/** Checks of one lane run one after the other; lanes run beside each other. */
async function runChecks(lanes) {
  await Promise.all(
    lanes.map(async lane => {
      for (const { name, command } of lane) {
        const check = runBeside(command);
        const { code, seconds } = await check.ended;
        printTitle(name);
        // What a check prints beside its verdict is of use only where it fails.
        if (code !== 0) check.print();
        const passed = code === 0 ? 1 : 0;
        count(name, { passed, failed: 1 - passed, skipped: 0 }, seconds);
      }
    }),
  );
}

async function runSuite(suite) {
  printTitle(suite.name);
  if (suite.missing) {
    console.log(`${required ? 'missing' : 'skipped'}: ${suite.missing}.`);
    count(suite.name, { passed: 0, failed: 0, skipped: 1 }, 0);
    return;
  }
  if (suite.preparation) {
    suite.preparation.print();
    const { code, seconds } = await suite.preparation.ended;
    suiteTimes.push({ name: `${suite.name}: preparation`, seconds });
    if (code !== 0) {
      count(suite.name, { passed: 0, failed: 1, skipped: 0 }, 0);
      return;
    }
  }
  const began = Date.now();
  rmSync(suite.report.file, { force: true });
  const code = await runWithDatabase(suite);
  const report =
    existsSync(suite.report.file) &&
    JSON.parse(readFileSync(suite.report.file, 'utf8'));
  const counts = report
    ? suite.report.counts(report)
    : { passed: 0, failed: 1, skipped: 0 };
  // A runner that failed although no test did, fails all the same.
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    counts.failed = 1;
  }
  for (const { file, seconds } of report ? suite.report.files(report) : []) {
    fileTimes.push({
      name: `${suite.name}: ${path.relative(root, file)}`,
      seconds,
    });
  }
  count(suite.name, counts, (Date.now() - began) / 1000);
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

mkdirSync(reports, { recursive: true });
const selected = select(process.argv.slice(2), listSuites(reports), root);
if (selected.problem) {
  console.error(`floe: ${selected.problem}`);
  process.exit(2);
}
for (const suite of selected.suites) {
  // What no other suite waits for gets what the others leave of the processors.
  if (suite.prepare && !suite.missing) {
    suite.preparation = runBeside(suite.prepare, { niceness: 10 });
  }
}
for (const suite of selected.suites) {
  if (suite.lanes) await runChecks(suite.lanes);
  else await runSuite(suite);
}
const slowest = rows => [...rows].sort((a, b) => b.seconds - a.seconds);
console.log(`\n${durations('What took how long:', slowest(suiteTimes))}`);
if (fileTimes.length > 1) {
  console.log(
    `\n${durations('The slowest test files:', slowest(fileTimes).slice(0, 5))}`,
  );
}
console.log(failed.length > 0 ? `\nfailed: ${failed.join(', ')}\n` : '\n');
console.log(
  `${total.passed} passed, ${total.failed} failed${
    total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  }`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
