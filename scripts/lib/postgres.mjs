import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where PostgreSQL's server programs are, or undefined: where Debian puts them, or on PATH. */
export function postgresPrograms() {
  const debian = '/usr/lib/postgresql';
  const places = [
    ...(existsSync(debian)
      ? readdirSync(debian).map(version => path.join(debian, version, 'bin'))
      : []),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return places.find(place =>
    ['initdb', 'postgres', 'pg_isready'].every(program =>
      existsSync(path.join(place, program)),
    ),
  );
}

/** Starts a server with an empty database on a free loopback port; gives its connection string and what ends it. */
export async function startPostgres(programs) {
  const directory = mkdtempSync(path.join(tmpdir(), 'floe-postgres-'));
  const account = unprivilegedAccount();
  if (account) chownSync(directory, account.uid, account.gid);
  const data = path.join(directory, 'data');
  const initialised = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
    { ...account, encoding: 'utf8' },
  );
  if (initialised.status !== 0) {
    throw new Error(
      `initdb failed: ${initialised.stderr ?? initialised.error}`,
    );
  }
  const port = await freePort();
  const server = spawn(
    path.join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      directory,
      '-h',
      '127.0.0.1',
      '-F',
      '-N',
      '200',
    ],
    { ...account, stdio: 'ignore' },
  );
  const stop = async () => {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries++) {
    const ready = spawnSync(path.join(programs, 'pg_isready'), [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
    ]);
    if (ready.status === 0) {
      return {
        connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
        stop,
      };
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('PostgreSQL did not start within 20 s.');
}

/** PostgreSQL refuses to run as root. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(flag =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
    );
    if (uid > 0) return { uid, gid };
  }
  return undefined;
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
