import type {
  EntitySecrets,
  FloeSecretsSignal,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Urgency } from './useLiveQuery';

/** Whether a signal says that an answer with these signal ids is outdated. */
export function isAbout(
  signal: FloeSecretsSignal,
  shown: string[] | undefined,
): boolean {
  const known = new Set(shown);
  return signal.all === true || signal.ids.some(id => known.has(id));
}

const STRANGER_MEMORY_MS = 5 * 60 * 1000;

/**
 * Tells signals about the secrets shown from those about others. An id that
 * is not shown may be new here, so it causes one request; if that does not
 * bring it, it belongs elsewhere, and is passed over for some minutes. So a
 * portal with thousands of secrets does not make every open tab ask all the
 * time.
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

  /** To be called when an answer has come: whatever it was asked for is known now. */
  answered(): void {
    const now = performance.now();
    for (const id of this.#asked) {
      this.#strangers.set(id, now);
    }
    this.#asked.clear();
  }
}
