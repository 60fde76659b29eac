import { Clock } from '../../clock/Clock';
import { ServedVersions } from './discoverVersions';

/**
 * A resource counts as missing after all responses of this period have
 * confirmed it.
 */
const CONFIRMED_MS = 5_000;
/** Interval of discoveries until a missing resource is confirmed. */
const CONFIRM_INTERVAL_MS = 2_000;
/** Delay between the first and the second discovery. */
const SECOND_LOOK_MS = 10_000;

/**
 * The resources that a cluster serves, from its discovery responses. An API
 * server that has just started answers before it knows all its resources, and a
 * load balancer may send any request to such a server. So a resource in a
 * response is known immediately, but a missing one only after it stays missing.
 */
export class StableVersions {
  readonly #clock: Clock;
  #believed: ServedVersions | undefined;
  /**
   * Milliseconds since 1970 of the first response without it, by resource and
   * version.
   */
  #missingSince = new Map<string, number>();

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  /**
   * Adds a response of the cluster.
   *
   * @returns the served resources, and the milliseconds until another
   * discovery, if that cannot wait for the next round
   */
  hear(answer: ServedVersions): {
    served: ServedVersions;
    askAgainMs: number | undefined;
  } {
    const before = this.#believed;
    const served: ServedVersions = new Map(answer);
    const missingSince = new Map<string, number>();
    for (const [name, versions] of before ?? []) {
      for (const version of versions) {
        if (!answer.get(name)?.includes(version)) {
          const key = `${name} ${version}`;
          const since = this.#missingSince.get(key) ?? this.#clock.now();
          if (this.#clock.now() - since < CONFIRMED_MS) {
            missingSince.set(key, since);
            served.set(name, [...(served.get(name) ?? []), version]);
          }
        }
      }
    }
    this.#believed = served;
    this.#missingSince = missingSince;
    if (missingSince.size > 0) {
      return { served, askAgainMs: CONFIRM_INTERVAL_MS };
    }
    return { served, askAgainMs: before ? undefined : SECOND_LOOK_MS };
  }

  /**
   * The cluster did not answer: resources that were missing may exist again.
   */
  interrupt(): void {
    this.#missingSince.clear();
  }
}
