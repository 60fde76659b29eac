import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * The suites to run, from the arguments of `npm test`: names of suites, test
 * files, and from the first option on the arguments for the runner.
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
    if (
      !name ||
      !statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile()
    ) {
      return {
        problem: `there is no suite and no test file "${file}"; the suites are ${Object.keys(
          suites,
        ).join(', ')}, and a test file is named by its path from the root.`,
      };
    }
    filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  }
  return {
    suites: [...filesOf].map(([name, own]) => {
      const suite = suites[name];
      if (suite.lanes) return suite;
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
