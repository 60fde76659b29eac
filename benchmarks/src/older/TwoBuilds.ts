import { PostgresServer } from '@floe/interop';
import { ChildPortal } from '../ChildPortal';
import { ClusterConnection } from '../portal';
import { least } from '../processorTime';
import { newerRoot } from './OlderCheckout';

/** The two builds, in the order in which they take their turns. */
export const BUILDS = ['older', 'newer'] as const;
export type Build = (typeof BUILDS)[number];

/** One number of each build. */
export type OfBoth = Record<Build, number>;

/** One round's time by the clock and of the portal's processor, in one unit. */
export type Sample = { waited: number; processor: number };
/** The same of both builds. */
export type Taken = Record<keyof Sample, OfBoth>;

/** The portals of both builds over the same clusters, each with its own databases on one PostgreSQL. */
export class TwoBuilds {
  readonly #running = new Map<Build, ChildPortal>();

  readonly #options: {
    olderRoot: string;
    postgres: PostgresServer;
    clusters: ClusterConnection[];
    catalogFile: string;
    /** The owner whose entities the caller may see; undefined: all. */
    visibleOwner?: string;
  };

  constructor(options: {
    olderRoot: string;
    postgres: PostgresServer;
    clusters: ClusterConnection[];
    catalogFile: string;
    /** The owner whose entities the caller may see; undefined: all. */
    visibleOwner?: string;
  }) {
    this.#options = options;
  }

  /** The database of the plugin that is compared. */
  database(build: Build): string {
    return `${build}_floe-secrets`;
  }

  async start(build: Build): Promise<ChildPortal> {
    const { catalogFile, clusters, olderRoot, postgres, visibleOwner } =
      this.#options;
    const portal = await ChildPortal.startFrom(
      build === 'older' ? olderRoot : newerRoot,
      clusters,
      catalogFile,
      {
        client: 'pg',
        connection: postgres.connection,
        prefix: `${build}_`,
      },
      {},
      visibleOwner,
    );
    this.#running.set(build, portal);
    return portal;
  }

  portal(build: Build): ChildPortal {
    return this.#running.get(build)!;
  }

  async stop(build: Build): Promise<void> {
    await this.#running.get(build)?.stop();
    this.#running.delete(build);
  }

  async stopAll(): Promise<void> {
    await Promise.all(BUILDS.map(build => this.stop(build)));
  }

  /**
   * Empties the tables of a portal that does not run, as they are after its
   * first start.
   */
  async empty(build: Build): Promise<void> {
    const { postgres } = this.#options;
    const tables = await postgres.query(
      this.database(build),
      `select tablename from pg_tables where schemaname = 'public' and tablename not like '%knex%' and tablename not like 'backstage%'`,
    );
    await postgres.query(
      this.database(build),
      `truncate ${tables.map(({ tablename }) => `"${tablename}"`).join(', ')}`,
    );
  }

  /**
   * The times of each build: the minimum of several rounds, in which they take
   * turns, by the clock and of the portal's processor. Other work on the
   * machine changes the processor time far less.
   */
  async inTurns(
    rounds: number,
    measure: (build: Build) => Promise<Sample>,
  ): Promise<Taken> {
    const samples: Record<Build, Sample[]> = { older: [], newer: [] };
    for (let round = 0; round < rounds; round++) {
      for (const build of round % 2 ? [...BUILDS].reverse() : BUILDS) {
        samples[build].push(await measure(build));
      }
    }
    const leastOf = (kind: keyof Sample): OfBoth => ({
      older: least(samples.older.map(sample => sample[kind])),
      newer: least(samples.newer.map(sample => sample[kind])),
    });
    return { waited: leastOf('waited'), processor: leastOf('processor') };
  }
}
