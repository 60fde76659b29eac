import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Runs a command to its end; its output goes to a file.
 *
 * @param env - variables in addition to those of this process
 * @param log - path of the file, which is appended to
 * @throws with the end of the output, if the command fails
 */
export async function runLogged(program, args, { cwd, env, log }) {
  const file = createWriteStream(log, { flags: 'a' });
  file.write(`$ ${program} ${args.join(' ')}\n`);
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      file.write(text);
      lines.push(...text.split('\n'));
      lines.splice(0, lines.length - 60);
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  file.end();
  if (code !== 0) {
    throw new Error(
      `${program} ${args.join(' ')} failed (${code}):\n${lines.join('\n')}`,
    );
  }
}
