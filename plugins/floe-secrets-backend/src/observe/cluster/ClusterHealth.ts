import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import { ClusterReachability } from '../../store/ObservationWriter';
import { Clock, timestamp } from '../../clock/Clock';

/** A cluster counts as unreachable after this time without a response. */
const SILENT_MS = 3_000;
const FAILURES = 2;
/** Minimum change of a clock offset that is reported. */
const CLOCK_MOVED_MS = 10_000;
/** Minimum time between two probes. */
const DOUBT_INTERVAL_MS = 30_000;

type ClusterHealthOptions = {
  cluster: string;
  clock: Clock;
  onChange(reachability: ClusterReachability): void;
  /** Called when the cluster has to be probed. */
  onDoubt(): void;
};

/** Decides from all requests to a cluster whether it is reachable. */
export class ClusterHealth {
  readonly #options: ClusterHealthOptions;
  #reachable: boolean | undefined;
  #reason: string | null = null;
  #version: string | null = null;
  #clockOffsetMs = 0;
  #lastContact: number | undefined;
  #failures = 0;
  #doubtedAt: number | undefined;

  constructor(options: ClusterHealthOptions) {
    this.#options = options;
  }

  /** The cluster answered. */
  contacted(): void {
    this.#lastContact = this.#options.clock.now();
    this.#failures = 0;
    if (this.#reachable !== true) {
      this.#report(true, null);
    }
  }

  setVersion(version: string | null): void {
    if (this.#version !== version) {
      this.#version = version;
      if (this.#reachable !== undefined) {
        this.#report(this.#reachable, this.#reason);
      }
    }
  }

  /**
   * @param milliseconds - how far the clock of the cluster is ahead; a small
   * change is not reported
   */
  setClockOffset(milliseconds: number): void {
    const moved = Math.abs(milliseconds - this.#clockOffsetMs);
    const isOther = (milliseconds === 0) !== (this.#clockOffsetMs === 0);
    if (isOther || moved >= CLOCK_MOVED_MS) {
      this.#clockOffsetMs = milliseconds;
      if (this.#reachable !== undefined) {
        this.#report(this.#reachable, this.#reason);
      }
    }
  }

  /**
   * A request for one resource failed. The server is reachable all the same,
   * for example while a conversion webhook is unavailable; a probe without any
   * resource decides.
   */
  resourceFailed(error: ClusterRequestError): void {
    if (error.source !== 'cluster' || statusOf(error) < 500) {
      this.failed(error);
      return;
    }
    const now = this.#options.clock.now();
    if (
      this.#reachable === true &&
      now - (this.#doubtedAt ?? -Infinity) >= DOUBT_INTERVAL_MS
    ) {
      this.#doubtedAt = now;
      this.#options.onDoubt();
    }
  }

  /** A request failed that every working cluster answers. */
  failed(error: ClusterRequestError): void {
    if (error.source === 'content') {
      return;
    }
    if (isAnswer(error)) {
      this.contacted();
      return;
    }
    this.#failures += 1;
    const { clock } = this.#options;
    const isSilent =
      this.#lastContact === undefined ||
      (this.#failures >= FAILURES &&
        clock.now() - this.#lastContact >= SILENT_MS);
    if (
      isSilent &&
      (this.#reachable !== false || this.#reason !== error.message)
    ) {
      this.#report(false, error.message);
    }
  }

  #report(reachable: boolean, reason: string | null): void {
    this.#reachable = reachable;
    this.#reason = reason;
    this.#options.onChange({
      cluster: this.#options.cluster,
      reachable,
      reason,
      since: timestamp(this.#options.clock),
      version: this.#version,
      clockOffsetMs: this.#clockOffsetMs,
    });
  }
}

/**
 * A refusal proves that the cluster works, except if the request needs no
 * permission.
 */
function isAnswer(error: ClusterRequestError): boolean {
  const status = statusOf(error);
  return error.source === 'cluster' && status < 500 && status !== 401;
}

function statusOf({ status = 500 }: ClusterRequestError): number {
  return status;
}
