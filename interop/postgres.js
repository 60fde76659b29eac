// A separate PostgreSQL server for `npm test`, the interop tests and the
// benchmarks.
const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const debian = '/usr/lib/postgresql';

/** The role that owns everything; it needs no password. */
const role = 'portal';

/** PostgreSQL refuses to run as root. */
const unprivileged =
  process.getuid?.() === 0
    ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups']
    : [];

function postgresPrograms() {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  return [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map(version => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find(place =>
    ['initdb', 'postgres', 'pg_isready'].every(program =>
      existsSync(join(place, program)),
    ),
  );
}

function createPostgresFolder(folder) {
  mkdirSync(folder, { recursive: true });
  if (unprivileged.length > 0) {
    spawnSync('chown', ['nobody:nogroup', folder]);
  }
}

function initdbCommand(programs, { data, wal }) {
  return [
    ...unprivileged,
    join(programs, 'initdb'),
    `--pgdata=${data}`,
    ...(wal ? [`--waldir=${wal}`] : []),
    `--username=${role}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--no-sync',
  ];
}

function postgresCommand(programs, { data, port, settings = {} }) {
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 200,
    ...settings,
  };
  return [
    ...unprivileged,
    join(programs, 'postgres'),
    '-D',
    data,
    ...Object.entries(all).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
  ];
}

module.exports = {
  role,
  postgresPrograms,
  createPostgresFolder,
  initdbCommand,
  postgresCommand,
};
