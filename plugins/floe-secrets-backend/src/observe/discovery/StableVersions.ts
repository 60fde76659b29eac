import { Clock } from '../../clock/Clock';
import { ServedVersions } from './discoverVersions';

/** Absence is believed when all answers of so long have confirmed it. */
const CONFIRMED_MS = 5_000;
/** How soon the cluster is asked again while absence is not confirmed. */
const CONFIRM_INTERVAL_MS = 2_000;
/** How soon the cluster is asked again after its first answer. */
const SECOND_LOOK_MS = 10_000;

/**
 * What a cluster serves, as far as its answers can be believed. An API server
 * that has just started answers before it knows everything it serves, and
 * behind a load balancer such an answer can come at any time. So what is in an
 * answer is believed at once, and what is missing only when it stays missing.
 */
export class StableVersions {
  readonly #clock: Clock;
  #believed: ServedVersions | undefined;
  /** Milliseconds since 1970 of the first answer without it, by resource and version. */
  #missingSince = new Map<string, number>();

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  /**
   * Takes an answer of the cluster.
   *
   * @returns what is served, and in how many milliseconds the cluster is to be
   * asked again, where that cannot wait for the next round
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

  /** The cluster did not answer: what was missing before may have come back. */
  interrupt(): void {
    this.#missingSince.clear();
  }
}
