import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const jestProgram = require.resolve('jest/bin/jest');

/** Runs the fixtures with Jest in a process of its own; its report and what it printed. */
export async function runFixtures(
  options: string[] = [],
  { testMatch = '**/*.fixture.js', env = {} } = {},
) {
  const directory = await mkdtemp(path.join(tmpdir(), 'floe-runner-'));
  const outputFile = path.join(directory, 'report.json');
  const config = {
    rootDir: path.join(__dirname, '..', '__fixtures__'),
    testMatch: [testMatch],
    testRunner: '@floe/test-runner',
    transform: {
      '\\.ts$': [
        require.resolve('@backstage/cli/config/jestSwcTransform'),
        { jsc: { parser: { syntax: 'typescript' } } },
      ],
    },
  };
  try {
    const printed = await new Promise<string>(resolve =>
      execFile(
        process.execPath,
        [
          jestProgram,
          ...['--config', JSON.stringify(config)],
          ...['--json', '--outputFile', outputFile],
          '--runInBand',
          ...options,
        ],
        { env: { ...process.env, FLOE_TEST_CLOCK: '', ...env } },
        (_, stdout, stderr) => resolve(stdout + stderr),
      ),
    );
    const report: {
      testResults: {
        name: string;
        status: string;
        message: string;
        assertionResults: {
          title: string;
          status: string;
          failureMessages: string[];
        }[];
      }[];
    } = JSON.parse(await readFile(outputFile, 'utf8'));
    return {
      printed,
      file: (name: string) =>
        report.testResults.find(
          result => path.basename(result.name) === `${name}.fixture.js`,
        )!,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
