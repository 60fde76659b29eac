import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../../interop/freePorts.js';
import {
  createPostgresFolder,
  initdbCommand,
  postgresCommand,
  role,
} from '../../interop/postgres.js';

/**
 * Starts a server with an empty database on a free loopback port; returns its
 * connection string and a function that stops it.
 */
export async function startPostgres(programs) {
  const directory = mkdtempSync(path.join(tmpdir(), 'floe-postgres-'));
  chmodSync(directory, 0o711);
  const folder = path.join(directory, 'server');
  createPostgresFolder(folder);
  const data = path.join(folder, 'data');
  const [initdb, ...initdbArgs] = initdbCommand(programs, { data });
  const initialised = spawnSync(initdb, initdbArgs, {
    cwd: folder,
    encoding: 'utf8',
  });
  if (initialised.status !== 0) {
    throw new Error(
      `initdb failed: ${initialised.stderr ?? initialised.error}`,
    );
  }
  const [port] = await freePorts(1);
  const [command, ...args] = postgresCommand(programs, { data, port });
  const server = spawn(command, args, { cwd: folder, stdio: 'ignore' });
  const stop = async () => {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries++) {
    const ready = spawnSync(path.join(programs, 'pg_isready'), [
      '--host=127.0.0.1',
      `--port=${port}`,
    ]);
    if (ready.status === 0) {
      return {
        connectionString: `postgresql://${role}@127.0.0.1:${port}/postgres`,
        stop,
      };
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('PostgreSQL did not start within 20 s.');
}
