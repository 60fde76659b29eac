import { ObservedResourceStatus, ResourceState } from '../../model/observed';
import { ObservationWrite } from '../../store/ObservationWriter';
import { Clock, timestamp } from '../../clock/Clock';

/** The worst first. */
const SEVERITY: ResourceState[] = [
  'forbidden',
  'failing',
  'not-served',
  'listing',
  'watching',
];

type Entry = {
  status: ObservedResourceStatus;
  /**
   * Several watches can make up one resource: events have one for each
   * operator.
   */
  parts: Map<string, { state: ResourceState; reason: string | null }>;
  /** Number of unreadable objects, by part. */
  leftOut: Map<string, number>;
  lastContactAt: string | null;
  isContactWritten: boolean;
};

/** The status of each resource of one cluster. */
export class ResourceStatusBoard {
  readonly #cluster: string;
  readonly #clock: Clock;
  readonly #write: (writes: ObservationWrite[]) => void;
  readonly #entries = new Map<string, Entry>();

  constructor(options: {
    cluster: string;
    clock: Clock;
    write: (writes: ObservationWrite[]) => void;
  }) {
    this.#cluster = options.cluster;
    this.#clock = options.clock;
    this.#write = options.write;
  }

  /** Sets the served versions of a resource, and the one that is read. */
  setVersions(
    resource: string,
    versions: { apiVersion: string | null; servedVersions: string[] },
  ): void {
    const entry = this.#entryOf(resource);
    const before = entry.status;
    entry.status = { ...before, ...versions };
    if (
      before.apiVersion !== versions.apiVersion ||
      before.servedVersions.join() !== versions.servedVersions.join()
    ) {
      this.#writeEntry(entry);
    }
  }

  setState(
    resource: string,
    state: ResourceState,
    reason: string | null,
    part: string = '',
  ): void {
    const entry = this.#entryOf(resource);
    entry.parts.set(part, { state, reason });
    this.#update(entry);
  }

  /**
   * Sets the number of objects of a resource that cannot be read and so are
   * left out.
   */
  setLeftOut(resource: string, count: number, part: string = ''): void {
    const entry = this.#entryOf(resource);
    entry.leftOut.set(part, count);
    if (entry.parts.size > 0) {
      this.#update(entry);
    }
  }

  /** Removes a part that is no longer watched. */
  removePart(resource: string, part: string): void {
    const entry = this.#entryOf(resource);
    entry.leftOut.delete(part);
    if (entry.parts.delete(part) && entry.parts.size > 0) {
      this.#update(entry);
    }
  }

  /** Records that a resource is current now. */
  contacted(resource: string): void {
    const entry = this.#entryOf(resource);
    entry.lastContactAt = timestamp(this.#clock);
    entry.isContactWritten = false;
  }

  /** Writes when each resource was last current. */
  writeContacts(): void {
    const writes = [...this.#entries.values()]
      .filter(entry => !entry.isContactWritten)
      .map(entry => this.#toWrite(entry));
    if (writes.length > 0) {
      this.#write(writes);
    }
  }

  #update(entry: Entry): void {
    const parts = [...entry.parts.values()].sort(
      (a, b) => SEVERITY.indexOf(a.state) - SEVERITY.indexOf(b.state),
    );
    const { state } = parts[0];
    const reason = parts[0].reason ?? leftOutReason(entry);
    const before = entry.status;
    const isFirst = before.since === '';
    if (isFirst || before.state !== state || before.reason !== reason) {
      entry.status = {
        ...before,
        state,
        reason,
        since:
          before.state === state && !isFirst
            ? before.since
            : timestamp(this.#clock),
      };
      this.#writeEntry(entry);
    }
  }

  #writeEntry(entry: Entry): void {
    if (entry.parts.size > 0) {
      this.#write([this.#toWrite(entry)]);
    }
  }

  #toWrite(entry: Entry): ObservationWrite {
    entry.isContactWritten = true;
    return {
      type: 'resource-status',
      status: entry.status,
      lastContactAt: entry.lastContactAt,
    };
  }

  #entryOf(resource: string): Entry {
    let entry = this.#entries.get(resource);
    if (!entry) {
      entry = {
        status: {
          cluster: this.#cluster,
          resource,
          apiVersion: null,
          servedVersions: [],
          state: 'listing',
          reason: null,
          // Not written yet.
          since: '',
        },
        parts: new Map(),
        leftOut: new Map(),
        lastContactAt: null,
        isContactWritten: true,
      };
      this.#entries.set(resource, entry);
    }
    return entry;
  }
}

/**
 * Their names are only logged, because not everybody who sees a cluster may see
 * them.
 */
function leftOutReason({ leftOut }: Entry): string | null {
  const count = [...leftOut.values()].reduce((sum, one) => sum + one, 0);
  if (count === 0) {
    return null;
  }
  return count === 1
    ? '1 object cannot be read and is skipped; the log of the portal names it'
    : `${count} objects cannot be read and are skipped; the log of the portal names them`;
}
