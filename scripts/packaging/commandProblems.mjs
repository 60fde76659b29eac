import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a command; a status other than 0 is part of the result. */
async function statusOf(command, options) {
  const [file, ...args] = command;
  return run(file, args, options).then(
    ({ stdout }) => ({ status: 0, stdout }),
    ({ code, stdout }) => ({ status: code, stdout }),
  );
}

/**
 * Installs archives into an empty folder outside of the workspace and runs the
 * command of `@floe/values-files` there, as CI without a portal does. It needs
 * the package registry.
 *
 * @param archives - of `@floe/values-files` and of the packages of this
 *   repository that it needs
 * @returns the problems, in sentences
 */
export async function commandProblems(archives) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'floe-command-'));
  try {
    writeFileSync(path.join(cwd, 'package.json'), '{"private":true}');
    writeFileSync(path.join(cwd, 'good.yaml'), 'a: 1\n');
    writeFileSync(path.join(cwd, 'bad.yaml'), 'password: hunter2\n');
    await run('npm', ['install', '--no-audit', '--no-fund', ...archives], {
      cwd,
    });
    const check = (...args) =>
      statusOf(['npx', '--no-install', 'values-files', 'check', ...args], {
        cwd,
      });
    const expected = [
      [['good.yaml'], 0, /^$/],
      [
        ['good.yaml', 'bad.yaml'],
        1,
        /^bad\.yaml:1:11 error credential-in-values password: [^\n]+\n$/,
      ],
      [['--sarif', 'bad.yaml'], 1, /"ruleId": "credential-in-values"/],
      [['missing.yaml'], 2, /^$/],
      [['--unknown', 'good.yaml'], 2, /^$/],
    ];
    const problems = [];
    for (const [args, status, output] of expected) {
      const answer = await check(...args);
      if (answer.status !== status || !output.test(answer.stdout)) {
        problems.push(
          `values-files check ${args.join(' ')}: status ${
            answer.status
          }, ${status} was expected; it printed ${JSON.stringify(
            answer.stdout.slice(0, 200),
          )}`,
        );
      }
    }
    return problems;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
