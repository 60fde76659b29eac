import Knex from 'knex';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Program, waitFor, Workspace } from '../harness';
import { freePorts } from '../harness/ports';

const installed = '/usr/lib/postgresql';

/** Where Debian keeps the programs of the newest PostgreSQL that is installed. */
function programFolder(): string {
  const versions = existsSync(installed) ? readdirSync(installed) : [];
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  if (!newest) {
    throw new Error(
      'PostgreSQL is not on this machine: install it (Debian: apt-get install postgresql)',
    );
  }
  return join(installed, newest, 'bin');
}

/** PostgreSQL refuses to run as root. */
const unprivileged =
  process.getuid?.() === 0
    ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups']
    : [];

/** A PostgreSQL server of this test's own, on a loopback port, with its data in the workspace. */
export class PostgresServer {
  #program?: Program;

  private constructor(
    private readonly workspace: Workspace,
    private readonly data: string,
    readonly port: number,
  ) {}

  static async start(workspace: Workspace): Promise<PostgresServer> {
    const folder = workspace.path('postgres');
    mkdirSync(folder);
    // The server's user must get to its own folder, and no further.
    chmodSync(workspace.folder, 0o711);
    if (unprivileged.length > 0) {
      spawnSync('chown', ['nobody:nogroup', folder]);
    }
    const data = join(folder, 'data');
    const [command, ...args] = [
      ...unprivileged,
      join(programFolder(), 'initdb'),
      `--pgdata=${data}`,
      '--username=portal',
      '--auth=trust',
      '--no-sync',
    ];
    const { status, stderr } = spawnSync(command, args, { cwd: folder });
    if (status !== 0) {
      throw new Error(`initdb failed: ${stderr}`);
    }
    const [port] = await freePorts(1);
    const server = new PostgresServer(workspace, data, port);
    await server.bringUp();
    workspace.onClose(() => server.takeDown());
    return server;
  }

  /** What a client needs to connect. */
  get connection() {
    return { host: '127.0.0.1', port: this.port, user: 'portal' };
  }

  async bringUp(): Promise<void> {
    const [command, ...args] = [
      ...unprivileged,
      join(programFolder(), 'postgres'),
      '-D',
      this.data,
      '-p',
      String(this.port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ];
    this.#program = this.workspace.start({ name: 'postgres', command, args });
    await this.#program.ready(async () => {
      await this.query('postgres', 'select 1');
      return true;
    });
  }

  /** Ends the server and every connection to it, at once and in good order. */
  async takeDown(): Promise<void> {
    const pid = this.#program?.pid;
    if (!pid || !isRunning(pid)) return;
    process.kill(pid, 'SIGINT');
    await waitFor(async () => !isRunning(pid), { what: 'PostgreSQL to end' });
  }

  /** Rows of a query. */
  async query(database: string, text: string): Promise<any[]> {
    const knex = Knex({
      client: 'pg',
      connection: { ...this.connection, database },
      pool: { min: 0, max: 1 },
      // It is asked before it is up.
      log: { warn: () => {} },
    });
    try {
      return (await knex.raw(text)).rows;
    } finally {
      await knex.destroy();
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
