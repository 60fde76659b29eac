// Tries the newest release of Backstage, which newest/versions.json names: `npm test -- newest`. A
// copy of the checkout with these versions, in .cache/newest, runs the types, the unit tests and the
// end-to-end tests.
//
//     node scripts/tryNewest.mjs                   types, unit, e2e
//     node scripts/tryNewest.mjs types             one of them
//     node scripts/tryNewest.mjs unit -- FILE      test files, and options of the runner
//     node scripts/tryNewest.mjs --update          writes newest/yarn.lock anew, and runs nothing
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  copyRaised,
  NEWEST,
  newestRelease,
  withoutBackstage,
} from './lib/newestCopy.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, '.cache', 'newest');
const args = process.argv.slice(2);
const SUITES = ['types', 'unit', 'e2e'];

/** Runs a command in the copy, and ends the program if it fails. */
function must(program, ...rest) {
  const { status, error } = spawnSync(program, rest, {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
  });
  if (status !== 0) {
    console.error(
      `\n${program} ${rest.join(' ')} failed in ${folder}${
        error ? `: ${error.message}` : ''
      }`,
    );
    process.exit(1);
  }
}

if (args.includes('--update')) {
  const lock = readFileSync(path.join(root, 'yarn.lock'), 'utf8');
  copyRaised(root, folder, withoutBackstage(lock));
  must('yarn', 'install', '--no-immutable', '--mode=update-lockfile');
  writeFileSync(
    path.join(root, NEWEST.lock),
    readFileSync(path.join(folder, 'yarn.lock')),
  );
} else {
  const separator = args.indexOf('--');
  const named = separator < 0 ? args : args.slice(0, separator);
  const suites = named.length > 0 ? named : SUITES;
  const unknown = suites.filter(suite => !SUITES.includes(suite));
  if (unknown.length > 0) {
    console.error(`${unknown.join(', ')}: must be ${SUITES.join(', ')}`);
    process.exit(2);
  }
  console.log(`Backstage ${newestRelease(root).backstage}, in ${folder}`);
  copyRaised(root, folder, readFileSync(path.join(root, NEWEST.lock), 'utf8'));
  // If a package.json changed without the lock of this release, this fails:
  // run --update.
  must('yarn', 'install', '--immutable');
  if (suites.includes('types')) must('yarn', 'tsc');
  const tests = suites.filter(suite => suite !== 'types');
  const rest = separator < 0 ? [] : args.slice(separator + 1);
  if (tests.length > 0) {
    must(process.execPath, 'scripts/test.mjs', ...tests, ...rest);
  }
}
