import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  FLOE_SECRETS_CHANNEL,
  FloeSecretsSignal,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SignalIds, SignalSubject } from './SignalIds';

/**
 * Changes come in bursts: a Helm upgrade changes all objects of a service at
 * once.
 */
const DELAY_MS = 100;
/** With more than these, asking again is cheaper than comparing ids. */
const MAX_IDS = 500;

type SignalPublisherOptions = {
  signals: SignalsService;
  logger: LoggerService;
  ids: SignalIds;
};

/** What changed, by the ids and names of the API. */
export type Changed = {
  secretIds?: string[];
  changeIds?: string[];
  clusters?: string[];
  /** More changed than is listed. */
  all?: boolean;
};

/**
 * Notifies open pages of changes. A signal is broadcast to all signed-in users,
 * so it contains only ids of its own ({@link SignalIds}); a user who may not
 * read the objects cannot recognize them.
 */
export class SignalPublisher {
  readonly #options: SignalPublisherOptions;
  /**
   * The changes, as `[subject, id]` in JSON: hashed only if few enough are
   * sent.
   */
  readonly #changed = new Set<string>();
  #all = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SignalPublisherOptions) {
    this.#options = options;
  }

  /** Adds changes to the next signal, which is sent a moment later. */
  add({ all, changeIds, clusters, secretIds }: Changed): void {
    this.#addAll('secret', secretIds);
    this.#addAll('change', changeIds);
    this.#addAll('cluster', clusters);
    this.#all ||= all ?? false;
    this.#timer ??= setTimeout(() => void this.flush(), DELAY_MS);
  }

  /** Sends the waiting signal immediately. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const message = this.#take();
    if (!message) {
      return;
    }
    try {
      await this.#options.signals.publish<FloeSecretsSignal>({
        recipients: { type: 'broadcast' },
        channel: FLOE_SECRETS_CHANNEL,
        message,
      });
    } catch (error) {
      this.#options.logger.warn(
        'The signal of a change could not be sent',
        error as Error,
      );
    }
  }

  #addAll(subject: SignalSubject, ids: string[] = []): void {
    ids.forEach(id => this.#changed.add(JSON.stringify([subject, id])));
  }

  #take(): FloeSecretsSignal | undefined {
    const all = this.#all || this.#changed.size > MAX_IDS;
    const ids = all
      ? []
      : [...this.#changed]
          .map(text => {
            const [subject, id] = JSON.parse(text) as [SignalSubject, string];
            return this.#options.ids.of(subject, id);
          })
          // Sorted, so that the order reveals nothing about an id.
          .sort();
    this.#changed.clear();
    this.#all = false;
    if (all) {
      return { ids, all };
    }
    return ids.length > 0 ? { ids } : undefined;
  }
}
