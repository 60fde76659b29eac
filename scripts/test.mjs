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
import { Output, run } from './lib/run.mjs';
import { listSuites } from './lib/suites.mjs';
import { durations } from './lib/summary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = path.join(root, '.cache', 'test');
const required = process.env.FLOE_REQUIRE_ALL === '1';
const postgres = postgresPrograms();

const terminal = new Output();
terminal.show();
const total = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
const suiteTimes = [];
const fileTimes = [];

const titleOf = name =>
  `\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}\n`;

/** Counts what a suite came to; where everything is required, what was skipped has failed. */
function count({ name, output }, { passed, failed: broken, skipped }, seconds) {
  let failures = broken;
  if (required && skipped > 0) {
    output.write(`${name}: ${skipped} skipped, and none may be\n`);
    failures += skipped;
  }
  const left = required ? 0 : skipped;
  output.write(
    `${name}: ${passed} passed, ${failures} failed, ${left} skipped, ${Math.round(
      seconds,
    )} s\n`,
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
        const output = new Output();
        if (isAlone && lanes.flat().length === 1) output.show();
        const { code, seconds } = await run(command, { output });
        terminal.write(titleOf(name));
        // What a check prints beside its verdict is of use only where it fails.
        if (code !== 0) output.show();
        const passed = code === 0 ? 1 : 0;
        count(
          { name, output: terminal },
          { passed, failed: 1 - passed, skipped: 0 },
          seconds,
        );
      }
    }),
  );
}

/** Prepares a suite, runs it, and counts what it came to. */
async function runSuite(suite) {
  const { name, output } = suite;
  if (suite.missing) {
    output.write(`${required ? 'missing' : 'skipped'}: ${suite.missing}.\n`);
    count(suite, { passed: 0, failed: 0, skipped: 1 }, 0);
    return;
  }
  if (suite.preparation) {
    const { code, seconds } = await suite.preparation;
    suiteTimes.push({ name: `${name}: preparation`, seconds });
    if (code !== 0) {
      count(suite, { passed: 0, failed: 1, skipped: 0 }, 0);
      return;
    }
  }
  const began = Date.now();
  rmSync(suite.report.file, { force: true });
  const code = await runWithDatabase(suite).catch(error => {
    output.write(`${error.stack}\n`);
    return 1;
  });
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
      name: `${name}: ${path.relative(root, file)}`,
      seconds,
    });
  }
  count(suite, counts, (Date.now() - began) / 1000);
}

/** The stores are tested on SQLite, and on PostgreSQL too where its server is installed. */
async function runWithDatabase({ command, env, output, ...suite }) {
  if (!suite.postgres || !postgres) {
    if (suite.postgres) {
      output.write(
        'without PostgreSQL: install its server (Debian: apt-get install postgresql) to test on it too\n',
      );
    }
    return (await run(command, { env, output })).code;
  }
  const server = await startPostgres(postgres);
  try {
    const { code } = await run(command, {
      output,
      env: {
        ...env,
        BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
          server.connectionString,
      },
    });
    return code;
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
const began = Date.now();
const isAlone = selected.suites.length === 1;
const beside = new Map();
/** By the name of a suite that runs in turn: what resolves when it has ended. */
const turns = new Map(
  selected.suites
    .filter(suite => !suite.lanes && !suite.beside)
    .map(({ name }) => [name, Promise.withResolvers()]),
);
for (const suite of selected.suites.filter(({ lanes }) => !lanes)) {
  suite.output = new Output();
  if (isAlone) suite.output.show();
  suite.output.write(titleOf(suite.name));
  // What no other suite waits for gets what the others leave of the processors.
  if (suite.prepare && !suite.missing) {
    suite.preparation = run(suite.prepare, {
      output: suite.output,
      niceness: 10,
    });
  }
  if (suite.beside && !isAlone) {
    const turn = turns.get(suite.after)?.promise;
    beside.set(
      suite,
      Promise.resolve(turn).then(() => runSuite(suite)),
    );
  }
}
for (const suite of selected.suites) {
  if (suite.lanes) {
    await runChecks(suite.lanes);
  } else if (!beside.has(suite)) {
    suite.output.show();
    await runSuite(suite);
    // A suite that runs beside others, alone, has no turn.
    turns.get(suite.name)?.resolve();
  }
}
for (const [{ output }, ended] of beside) {
  output.show();
  await ended;
}
suiteTimes.push({ name: 'in total', seconds: (Date.now() - began) / 1000 });
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
