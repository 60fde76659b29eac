import type { FullConfig } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ports } from './ports';

/**
 * Starts the portal with `npm start`'s own script; returns a function that
 * stops it.
 */
export default async function startPortal(config: FullConfig) {
  const data = await mkdtemp(path.join(tmpdir(), 'floe-e2e-'));
  // The tests run in separate processes.
  process.env.FLOE_E2E_DATA = data;
  const root = path.resolve(config.rootDir, '../..');
  const child = spawn(
    process.execPath,
    ['scripts/start.mjs', '--data', data, '--fresh'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        FLOE_PORT_FRONTEND: String(ports.frontend),
        FLOE_PORT_BACKEND: String(ports.backend),
        FLOE_PORT_CLUSTER: String(ports.cluster),
        FLOE_PORT_FORGE: String(ports.forge),
      },
    },
  );
  let output = '';
  let isWanted = false;
  const ended = new Promise<number | null>(resolve =>
    child.once('exit', resolve),
  );
  await new Promise<void>((resolve, reject) => {
    const keep = (text: string) => {
      output += text;
      if (output.includes('Ctrl-C ends everything')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    ended.then(code =>
      reject(
        new Error(`The portal ended with ${code} before it was up:\n${output}`),
      ),
    );
  });
  isWanted = true;
  ended.then(code => {
    if (isWanted) {
      process.stderr.write(`The portal ended with ${code}:\n${output}`);
    }
  });
  return async () => {
    isWanted = false;
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}
