import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The suites to run, from the arguments of `npm test`: names of suites, test
 * files or folders of them, and from the first option on the arguments for the runner.
 *
 * @returns `suites`, or the `problem` of the arguments
 */
export function select(args, suites, root) {
  const firstOption = args.findIndex(arg => arg.startsWith('-'));
  const words = firstOption < 0 ? args : args.slice(0, firstOption);
  const options = (firstOption < 0 ? [] : args.slice(firstOption)).filter(
    option => option !== '--',
  );
  const names = words.filter(word => Object.hasOwn(suites, word));
  const files = words.filter(word => !Object.hasOwn(suites, word));
  const usual = Object.keys(suites).filter(name => !suites[name].onRequest);
  const filesOf = new Map(
    (words.length > 0 ? names : usual).map(name => [name, []]),
  );
  for (const file of files) {
    const name = Object.keys(suites).find(key =>
      suites[key].folders?.includes(path.normalize(file).split(path.sep)[0]),
    );
    const own = name ? testFiles(root, file) : [];
    if (own.length === 0) {
      return {
        problem: `there is no suite and no test file "${file}"; the suites are ${Object.keys(
          suites,
        ).join(
          ', ',
        )}, and a test file, or a folder of them, is named by its path from the root.`,
      };
    }
    filesOf.set(name, [...(filesOf.get(name) ?? []), ...own]);
  }
  return {
    suites: [...filesOf].map(([name, own]) => {
      const suite = suites[name];
      if (suite.lanes) {
        return own.length > 0
          ? { ...suite, lanes: suite.lanesForFiles(own, options) }
          : suite;
      }
      return {
        ...suite,
        command: [
          ...suite.command,
          ...(own.length > 0 ? suite.forFiles(own) : []),
          ...options,
        ],
      };
    }),
  };
}

const TEST = /\.(?:test|e2e)\.(?:tsx?|mjs)$/;
const NOT_TESTS = ['node_modules', 'dist', 'dist-types'];

/** The file itself, or the test files of a folder; none if it is not there. */
function testFiles(root, name) {
  const found = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.isFile() ? [name] : [];
  return readdirSync(path.join(root, name), { withFileTypes: true })
    .filter(entry => !NOT_TESTS.includes(entry.name))
    .flatMap(entry => {
      const inside = path.join(name, entry.name);
      if (entry.isDirectory()) return testFiles(root, inside);
      return entry.isFile() && TEST.test(entry.name) ? [inside] : [];
    })
    .sort();
}
