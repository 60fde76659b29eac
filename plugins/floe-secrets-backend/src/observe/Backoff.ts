type BackoffOptions = {
  /** Milliseconds of the first delay, before jitter. */
  baseMs: number;
  maxMs: number;
  /** A number from 0 up to 1. */
  random?: () => number;
};

/** Maximum delay that a server may request. */
const MAX_RETRY_AFTER_MS = 5 * 60_000;

/**
 * Delays that double with each failure, each between half and all of its length
 * (jitter), so that many clients do not retry at the same time.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  readonly #random: () => number;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /** Number of consecutive failures. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * The delay in milliseconds after one more failure: at least as long as the
   * server requests, plus jitter.
   */
  next(retryAfterSeconds: number = 0): number {
    const { baseMs, maxMs } = this.#options;
    const delay = Math.min(maxMs, baseMs * 2 ** Math.min(this.#failures, 30));
    this.#failures += 1;
    const asked = Math.min(retryAfterSeconds * 1_000, MAX_RETRY_AFTER_MS);
    const jittered = delay * (0.5 + this.#random() / 2);
    return asked > jittered ? asked + jittered * 0.2 : jittered;
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** A period with up to a tenth of jitter. */
export function jitter(
  milliseconds: number,
  random: () => number = Math.random,
): number {
  return milliseconds * (0.9 + random() * 0.2);
}
