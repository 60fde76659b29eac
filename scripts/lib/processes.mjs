import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Children that start and end together: each in a separate process group, so
 * that its own children end with it.
 */
export class Processes {
  #children = new Map();
  #ending = false;

  /**
   * Starts a child whose output goes to a log file that only its owner can
   * read. `onMessage` gets the messages that the child sends with
   * `process.send`, which are in no log; `onExit` is called if it ends
   * unexpectedly.
   */
  start(name, program, args, { cwd, env, log, onLine, onMessage, onExit }) {
    const child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', ...(onMessage ? ['ipc'] : [])],
    });
    const file = createWriteStream(log, { flags: 'a', mode: 0o600 });
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', text => {
        file.write(text);
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        for (const line of lines) onLine?.(line);
      });
    }
    this.#children.set(name, child);
    if (onMessage) child.on('message', onMessage);
    child.on('error', error => onExit?.(error.message));
    child.on('exit', (code, signal) => {
      this.#children.delete(name);
      file.end();
      if (!this.#ending) onExit?.(signal ?? `exit code ${code}`);
    });
    return child;
  }

  /** Asks all to end, and kills them after five seconds. */
  async stop() {
    this.#ending = true;
    const ends = [...this.#children.values()].map(
      child =>
        new Promise(resolve => {
          const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
          child.once('exit', () => {
            clearTimeout(force);
            resolve();
          });
          signalGroup(child, 'SIGTERM');
        }),
    );
    await Promise.all(ends);
  }
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
