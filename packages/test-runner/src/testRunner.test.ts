import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const jestProgram = require.resolve('jest/bin/jest');

/** Runs the fixtures with Jest in a process of its own; its report and what it printed. */
async function runFixtures(...options: string[]) {
  const directory = await mkdtemp(path.join(tmpdir(), 'floe-runner-'));
  const outputFile = path.join(directory, 'report.json');
  const config = {
    rootDir: path.join(__dirname, '__fixtures__'),
    testMatch: ['**/*.fixture.js'],
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

describe('the test runner', () => {
  let run: Awaited<ReturnType<typeof runFixtures>>;

  beforeAll(async () => {
    run = await runFixtures();
  });

  const test = (title: string) =>
    run.file('output').assertionResults.find(result => result.title === title)!;

  it.each([
    'prints nothing',
    'says that it expects output',
    'prints what other projects print',
    'causes a warning that other projects cause',
  ])('passes a test that %s', title => {
    expect(test(title)).toMatchObject({ status: 'passed' });
  });

  it.each([
    ['prints with console.error', 'console.error', 'one of 2'],
    ['prints with console.warn', 'console.warn', 'one of 2'],
    ['prints with console.log', 'console.log', 'one of 2'],
    ['prints with console.info', 'console.info', 'one of 2'],
    ['prints with console.debug', 'console.debug', 'one of 2'],
    ['prints where the error is swallowed', 'console.error', 'swallowed'],
    ['prints in a hook after it', 'console.error', 'from afterEach'],
    [
      'is not covered by what the test before it expected',
      'console.error',
      'no longer expected',
    ],
    ['spies and lets it through', 'console.warn', 'seen and printed'],
    [
      'causes a warning of the process',
      'warning of the process',
      'CustomWarning: too many',
    ],
    [
      'prints something that only contains an allowed message',
      'console.warn',
      'Oh: Warning',
    ],
  ])('fails a test that %s', (title, source, message) => {
    const { status, failureMessages } = test(title);
    expect(status).toBe('failed');
    expect(failureMessages).toEqual([expect.stringContaining(message)]);
    expect(failureMessages[0]).toContain(`Unexpected ${source}.`);
  });

  it('fails a test that leaves a rejection unhandled', () => {
    const { status, failureMessages } = test('leaves a rejection unhandled');
    expect(status).toBe('failed');
    expect(failureMessages[0]).toContain('nobody handles it');
  });

  it('leads to the line that printed', () => {
    const [message] = test('prints in a hook after it').failureMessages;
    expect(message).toMatch(/\n\s+at .*output\.fixture\.js:8/);
  });

  it.each([
    ['load', 'while it is loaded'],
    ['beforeAll', 'from beforeAll'],
    ['afterAll', 'from afterAll'],
    ['lateRejection', 'a late rejection'],
  ])(
    'fails a file with something unexpected outside of its tests: %s',
    (name, message) => {
      expect(run.file(name)).toMatchObject({
        status: 'failed',
        message: expect.stringContaining(message),
      });
    },
  );

  it('lets nothing through to the console, also where a single file is run', async () => {
    expect(run.printed).not.toMatch(/^\s*console\.(warn|error|log)/m);
    expect(run.printed).not.toMatch(/^\(node:/m);
    const single = await runFixtures('load');
    expect(single.printed).not.toMatch(/^\s*console\.warn/m);
    expect(single.printed).toContain('Unexpected console.warn');
  });
});
