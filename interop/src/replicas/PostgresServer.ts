import Knex from 'knex';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import {
  createPostgresFolder,
  initdbCommand,
  postgresCommand,
  postgresPrograms,
  role,
} from '../../postgres';
import { Program, waitFor, Workspace } from '../harness';
import { freePorts } from '../../freePorts';

/**
 * A separate PostgreSQL server for this test, on a loopback port, with its data
 * in the workspace.
 */
export class PostgresServer {
  #program?: Program;

  readonly #workspace: Workspace;
  readonly #command: string[];

  private constructor(
    workspace: Workspace,
    command: string[],
    readonly port: number,
  ) {
    this.#workspace = workspace;
    this.#command = command;
  }

  /**
   * Starts one with an empty database.
   *
   * @param options.dataMegabytes - the size of the disk for its tables; its log
   *   is on another one. The data is removed when the server stops.
   */
  static async start(
    workspace: Workspace,
    options: { dataMegabytes?: number } = {},
  ): Promise<PostgresServer> {
    const programs = postgresPrograms();
    if (!programs) {
      throw new Error(
        'PostgreSQL is not on this machine: install it (Debian: apt-get install postgresql)',
      );
    }
    const folder = workspace.path('postgres');
    // The server's user must be able to enter its own folder, and nothing
    // more.
    chmodSync(workspace.folder, 0o711);
    createPostgresFolder(folder);
    const [port] = await freePorts(1);
    const { dataMegabytes } = options;
    const data = `${folder}/data`;
    const initdb = initdbCommand(programs, {
      data,
      wal: dataMegabytes ? `${folder}/wal` : undefined,
    });
    const serve = postgresCommand(programs, { data, port });
    if (!dataMegabytes) {
      const [command, ...args] = initdb;
      const { status, stderr } = spawnSync(command, args, {
        cwd: folder,
        encoding: 'utf8',
      });
      if (status !== 0) {
        throw new Error(`initdb failed: ${stderr}`);
      }
    }
    const server = new PostgresServer(
      workspace,
      dataMegabytes ? onSmallDisk(data, dataMegabytes, initdb, serve) : serve,
      port,
    );
    await server.bringUp();
    workspace.onClose(() => server.takeDown());
    return server;
  }

  /** What a client needs to connect. */
  get connection() {
    return { host: '127.0.0.1', port: this.port, user: role };
  }

  async bringUp(): Promise<void> {
    const [command, ...args] = this.#command;
    this.#program = this.#workspace.start({ name: 'postgres', command, args });
    await this.#program.ready(async () => {
      await this.query('postgres', 'select 1');
      return true;
    });
  }

  /** Stops the server and every connection to it, immediately and cleanly. */
  async takeDown(): Promise<void> {
    const pid = this.#program?.pid;
    if (!pid || this.#program?.hasEnded) return;
    process.kill(pid, 'SIGINT');
    await waitFor(async () => this.#program!.hasEnded, {
      what: 'PostgreSQL to end',
      intervalMilliseconds: 20,
    });
  }

  /** Rows of a query. */
  async query(database: string, text: string): Promise<any[]> {
    const knex = Knex({
      client: 'pg',
      connection: { ...this.connection, database },
      pool: { min: 0, max: 1 },
      // The first requests come before it is up.
      log: { warn: () => {} },
    });
    try {
      return (await knex.raw(text)).rows;
    } finally {
      await knex.destroy();
    }
  }
}

/**
 * Puts the tables on a separate file system, in a mount namespace that ends
 * with the server. This needs Linux and root, or unprivileged user namespaces.
 */
function onSmallDisk(
  data: string,
  megabytes: number,
  initdb: string[],
  serve: string[],
): string[] {
  mkdirSync(data);
  const isRoot = process.getuid?.() === 0;
  // A user who may mount is root in the namespace, and PostgreSQL refuses to
  // run as root.
  const asOtherUser = isRoot ? [] : ['unshare', '--user', '--map-user=1000'];
  const script = [
    `mount -t tmpfs -o size=${megabytes}m,mode=0700 tmpfs ${quoted(data)}`,
    ...(isRoot ? [`chown nobody:nogroup ${quoted(data)}`] : []),
    [...asOtherUser, ...initdb].map(quoted).join(' '),
    `exec ${[...asOtherUser, ...serve].map(quoted).join(' ')}`,
  ].join(' && ');
  return [
    'unshare',
    ...(isRoot ? [] : ['--user', '--map-root-user']),
    '--mount',
    ...['sh', '-c', script],
  ];
}

/** Quotes an argument for the shell. */
function quoted(argument: string): string {
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}
