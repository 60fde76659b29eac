import type {
  EntitySecrets,
  FloeSecretsSignal,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Urgency } from './useLiveQuery';

/** Whether a signal means that a response with these signal ids is outdated. */
export function isAbout(
  signal: FloeSecretsSignal,
  shown: string[] | undefined,
): boolean {
  const known = new Set(shown);
  return signal.all === true || signal.ids.some(id => known.has(id));
}

const STRANGER_MEMORY_MS = 5 * 60 * 1000;

/**
 * Separates signals about the shown secrets from others. An unknown id may be a
 * new secret, so it causes one request; if the response does not have it, it is
 * ignored for some minutes. So in a portal with thousands of secrets, open tabs
 * do not refetch all the time.
 */
export class SignalFilter {
  readonly #asked = new Set<string>();
  readonly #strangers = new Map<string, number>();

  urgencyOf(
    signal: FloeSecretsSignal,
    shown: EntitySecrets | undefined,
  ): Urgency {
    if (!shown) {
      return 'now';
    }
    const { ids } = signal;
    if (isAbout(signal, shown.signals)) {
      return 'now';
    }
    const now = performance.now();
    const news = ids.filter(id => {
      const since = this.#strangers.get(id);
      return since === undefined || now - since > STRANGER_MEMORY_MS;
    });
    news.forEach(id => this.#asked.add(id));
    return news.length > 0 ? 'soon' : undefined;
  }

  /**
   * Call this with each response: all ids that caused the request are known
   * now.
   */
  answered(): void {
    const now = performance.now();
    for (const id of this.#asked) {
      this.#strangers.set(id, now);
    }
    this.#asked.clear();
  }
}
