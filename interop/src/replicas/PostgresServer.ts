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

/** A PostgreSQL server of this test's own, on a loopback port, with its data in the workspace. */
export class PostgresServer {
  #program?: Program;

  private constructor(
    private readonly workspace: Workspace,
    private readonly command: string[],
    readonly port: number,
  ) {}

  /**
   * Starts one with an empty database.
   *
   * @param options.dataMegabytes - the size of the disk for its tables; its log has another. What
   * is on it is gone when the server ends.
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
    // The server's user must get to its own folder, and no further.
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
    const [command, ...args] = this.command;
    this.#program = this.workspace.start({ name: 'postgres', command, args });
    await this.#program.ready(async () => {
      await this.query('postgres', 'select 1');
      return true;
    });
  }

  /** Ends the server and every connection to it, at once and in good order. */
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

/**
 * Has the tables on a file system of their own, in a mount namespace that ends with the server. It
 * takes Linux and root, or user namespaces that are allowed.
 */
function onSmallDisk(
  data: string,
  megabytes: number,
  initdb: string[],
  serve: string[],
): string[] {
  mkdirSync(data);
  const isRoot = process.getuid?.() === 0;
  // A user who may mount is root in the namespace, and PostgreSQL refuses to run as root.
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

/** An argument as the shell takes it for one. */
function quoted(argument: string): string {
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}
