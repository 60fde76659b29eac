import { ObservedState } from '../model/ObservedState';
import {
  ObservedEvent,
  ObservedSecret,
  ObservedTransition,
} from '../model/observed';
import { deletionTransition, nextTransition } from './nextTransition';
import { ObservationWrite, storedVersion } from './ObservationWriter';
import { digestOf } from './secretDigest';
import { SecretRow, secretFromRow, secretToRow } from './secretRows';

export type SecretWrite = Extract<
  ObservationWrite,
  { type: 'secret' | 'secret-gone' }
>;

/** Evaluates an object from its facts and its events, newest first. */
export type ObservedStateFunction = (
  secret: ObservedSecret,
  events: ObservedEvent[],
) => ObservedState;

/** What a plan needs of the rows of a batch. */
export const KNOWN_COLUMNS = [
  'id',
  'cluster',
  'namespace',
  'name',
  'kind',
  'resource',
  'api_version',
  'uid',
  'resource_version',
  'facts_version',
  'state',
  'state_findings',
  'state_since',
  'digest',
] as const;

export type KnownRow = Pick<SecretRow, (typeof KNOWN_COLUMNS)[number]>;

/** The stored state of the objects of a batch. */
export type KnownSecrets = {
  rows: Map<string, KnownRow>;
  /** The whole rows of those that are not synced and that new events came for. */
  whole: Map<string, SecretRow>;
  /** For objects without a row: the newest transition of their address. */
  lastTransitions: Map<string, ObservedTransition>;
  /** Events by object, newest first. */
  events: Map<string, ObservedEvent[]>;
};

/** The rows to write for the managed secrets of a batch. */
export type SecretPlan = {
  upserts: SecretRow[];
  /** Rows of which only the columns that a refresh changes differ. */
  refreshed: SecretRow[];
  /** The secrets of the upserts. */
  reindexed: ObservedSecret[];
  /** Indexed rows that are removed or change. */
  unindexed: string[];
  deletes: string[];
  transitions: ObservedTransition[];
  /** Transitions whose cause became known. */
  amended: ObservedTransition[];
  changedIds: Set<string>;
};

/**
 * Processes the writes of a batch in order, so that a state that lasted less
 * than a batch is a transition too, and produces one row for each object.
 */
export class SecretWritePlanner {
  readonly #known: KnownSecrets;
  readonly #factsVersion: number;
  readonly #observedState: ObservedStateFunction;
  readonly #now: Date;
  readonly #clockOffsets: ReadonlyMap<string, number>;

  readonly #rows: Map<string, KnownRow | undefined>;
  readonly #written = new Map<string, SecretRow>();
  readonly #secrets = new Map<string, ObservedSecret>();
  readonly #last: Map<string, ObservedTransition>;
  readonly #transitions: ObservedTransition[] = [];
  readonly #amended = new Map<string, ObservedTransition>();
  readonly #changedIds = new Set<string>();

  constructor(options: {
    known: KnownSecrets;
    factsVersion: number;
    observedState: ObservedStateFunction;
    now: Date;
    /**
     * How many milliseconds the clock of a cluster is ahead; undefined if
     * negligible.
     */
    clockOffsets?: ReadonlyMap<string, number>;
  }) {
    this.#known = options.known;
    this.#factsVersion = options.factsVersion;
    this.#observedState = options.observedState;
    this.#now = options.now;
    this.#clockOffsets = options.clockOffsets ?? new Map();
    this.#rows = new Map(options.known.rows);
    this.#last = new Map(options.known.lastTransitions);
    for (const row of options.known.rows.values()) {
      this.#last.set(row.id, transitionOfRow(row));
    }
  }

  add(write: SecretWrite): void {
    if (write.type === 'secret') {
      this.#observe(write.secret, write.resource);
    } else {
      this.#remove(write.id, write.at);
    }
  }

  /** Evaluates an object again, because it has new events. */
  evaluateAgain(id: string): void {
    const row = this.#rows.get(id);
    if (row && row.state !== 'synced') {
      const secret =
        this.#secrets.get(id) ?? secretFromRow(this.#known.whole.get(id)!);
      const observed = this.#observedState(secret, this.#eventsOf(id));
      this.#keepHistory(secret, observed);
      this.#put(secret, row.resource, observed);
    }
  }

  plan(): SecretPlan {
    const plan: SecretPlan = {
      upserts: [],
      refreshed: [],
      reindexed: [],
      unindexed: [],
      deletes: [],
      transitions: this.#transitions,
      amended: [...this.#amended.values()],
      changedIds: this.#changedIds,
    };
    for (const id of this.#changedIds) {
      const row = this.#written.get(id);
      const before = this.#known.rows.get(id);
      if (!this.#rows.get(id)) {
        plan.deletes.push(id);
        plan.unindexed.push(id);
      } else if (row) {
        if (before?.digest === row.digest) {
          plan.refreshed.push(row);
        } else {
          plan.upserts.push(row);
          plan.reindexed.push(this.#secrets.get(id)!);
          if (before) {
            plan.unindexed.push(id);
          }
        }
      }
    }
    return plan;
  }

  #observe(secret: ObservedSecret, resource: string): void {
    const before = this.#rows.get(secret.id);
    if (before && versionOfRow(before) === this.#versionOf(secret)) {
      return;
    }
    const observed = this.#observedState(secret, this.#eventsOf(secret.id));
    // A newer release may evaluate the same object differently, which is not a
    // transition.
    const isSameObject =
      before?.uid === secret.uid &&
      before.resource_version === secret.resourceVersion;
    if (!isSameObject) {
      this.#keepHistory(secret, observed);
    }
    this.#put(secret, resource, observed);
  }

  #remove(id: string, at: string): void {
    const row = this.#rows.get(id);
    if (row) {
      this.#addTransition(
        deletionTransition({
          secretId: id,
          cluster: row.cluster,
          at: this.#byClockOf(row.cluster, new Date(at)).toISOString(),
          previous: this.#last.get(id),
        }),
      );
      this.#rows.set(id, undefined);
      this.#changedIds.add(id);
    }
  }

  #put(
    secret: ObservedSecret,
    resource: string,
    observed: ObservedState,
  ): void {
    const last = this.#last.get(secret.id);
    const row = {
      ...secretToRow(secret),
      resource,
      facts_version: this.#factsVersion,
      state: observed.state,
      state_findings: JSON.stringify(
        last?.state === observed.state ? last.findings : observed.findings,
      ),
      state_since:
        last?.at ?? this.#byClockOf(secret.cluster, this.#now).toISOString(),
    };
    const written = { ...row, digest: digestOf(row, secret) };
    this.#rows.set(secret.id, written);
    this.#written.set(secret.id, written);
    this.#secrets.set(secret.id, secret);
    this.#changedIds.add(secret.id);
  }

  #keepHistory(secret: ObservedSecret, observed: ObservedState): void {
    const previous = this.#last.get(secret.id);
    const next = nextTransition({
      secret,
      observed,
      previous,
      now: this.#byClockOf(secret.cluster, this.#now),
    });
    if (next.type === 'transition') {
      this.#addTransition(next.transition);
    } else if (next.type === 'cause-known' && previous) {
      const amended = { ...previous, findings: next.findings };
      this.#last.set(secret.id, amended);
      const own = this.#transitions.indexOf(previous);
      if (own === -1) {
        this.#amended.set(secret.id, amended);
      } else {
        this.#transitions[own] = amended;
      }
    }
  }

  /**
   * The times of a history are of the cluster's clock, like all times of
   * objects.
   */
  #byClockOf(cluster: string, time: Date): Date {
    const offset = this.#clockOffsets.get(cluster) ?? 0;
    return offset === 0 ? time : new Date(time.getTime() + offset);
  }

  #addTransition(transition: ObservedTransition): void {
    this.#last.set(transition.secretId, transition);
    this.#transitions.push(transition);
  }

  #eventsOf(id: string): ObservedEvent[] {
    return this.#known.events.get(id) ?? [];
  }

  #versionOf(secret: ObservedSecret): string {
    const factsVersion = this.#factsVersion;
    return storedVersion({ ...secret, factsVersion });
  }
}

function transitionOfRow(row: KnownRow): ObservedTransition {
  return {
    secretId: row.id,
    cluster: row.cluster,
    at: row.state_since,
    state: row.state as ObservedTransition['state'],
    findings: JSON.parse(row.state_findings),
  };
}

function versionOfRow(row: KnownRow): string {
  return storedVersion({
    uid: row.uid,
    resourceVersion: row.resource_version,
    apiVersion: row.api_version,
    factsVersion: row.facts_version,
  });
}
