import { ObservationChange } from '../../model/Observer';
import { WrittenChanges } from '../../store/ObservationWriter';
import { Clock } from '../../clock/Clock';

/** Minimum interval between two notifications. */
const INTERVAL_MS = 200;
/** Maximum number of ids in a notification; above it, listeners refetch. */
const MAX_IDS = 500;

/** Collects changes and notifies subscribers (debounced). */
export class ChangeNotifier {
  readonly #clock: Clock;
  readonly #listeners = new Set<(change: ObservationChange) => void>();
  #secretIds = new Set<string>();
  #clusters = new Set<string>();
  #lastAt = -Infinity;
  #cancel: (() => void) | undefined;

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  subscribe(listener: (change: ObservationChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(changes: Partial<Pick<WrittenChanges, 'secretIds' | 'clusters'>>): void {
    changes.secretIds?.forEach(id => this.#secretIds.add(id));
    changes.clusters?.forEach(name => this.#clusters.add(name));
    if (this.#secretIds.size + this.#clusters.size > 0 && !this.#cancel) {
      const due = this.#lastAt + INTERVAL_MS - this.#clock.now();
      this.#cancel = this.#clock.setTimer(
        () => this.#notify(),
        // A clock that was set back must not delay notifications.
        Math.min(Math.max(0, due), INTERVAL_MS),
      );
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#listeners.clear();
  }

  #notify(): void {
    this.#cancel = undefined;
    this.#lastAt = this.#clock.now();
    const isMany = this.#secretIds.size > MAX_IDS;
    const change: ObservationChange = {
      secretIds: isMany ? [] : [...this.#secretIds],
      clusters: [...this.#clusters],
      ...(isMany ? { all: true } : {}),
    };
    this.#secretIds = new Set();
    this.#clusters = new Set();
    this.#listeners.forEach(listener => listener(change));
  }
}
