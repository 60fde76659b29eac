import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  FLOE_SECRETS_CHANNEL,
  FloeSecretsSignal,
} from '@floe/backstage-plugin-floe-secrets-common';

/** Changes come in swarms: a Helm upgrade touches all objects of a service at once. */
const DELAY_MS = 100;
/** With more than these, asking anew is cheaper than comparing ids. */
const MAX_IDS = 500;

export type SignalPublisherOptions = {
  signals: SignalsService;
  logger: LoggerService;
};

/**
 * Tells open pages that something changed. What is sent is broadcast, so it
 * holds ids only; what they stand for is asked for, and authorised, as ever.
 */
export class SignalPublisher {
  readonly #options: SignalPublisherOptions;
  readonly #secretIds = new Set<string>();
  readonly #changeIds = new Set<string>();
  readonly #clusters = new Set<string>();
  #all = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SignalPublisherOptions) {
    this.#options = options;
  }

  /** Has ids sent with the next signal, a moment later. */
  add(change: Partial<FloeSecretsSignal>): void {
    change.secretIds?.forEach(id => this.#secretIds.add(id));
    change.changeIds?.forEach(id => this.#changeIds.add(id));
    change.clusters?.forEach(name => this.#clusters.add(name));
    this.#all ||= change.all ?? false;
    this.#timer ??= setTimeout(() => void this.flush(), DELAY_MS);
  }

  /** Sends at once what waits to be sent. */
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
        'Open pages could not be told of a change',
        error as Error,
      );
    }
  }

  #take(): FloeSecretsSignal | undefined {
    const many = this.#all || this.#secretIds.size > MAX_IDS;
    const message: FloeSecretsSignal = {
      secretIds: many ? [] : [...this.#secretIds],
      changeIds: [...this.#changeIds],
      clusters: [...this.#clusters],
      ...(many && { all: true }),
    };
    this.#secretIds.clear();
    this.#changeIds.clear();
    this.#clusters.clear();
    this.#all = false;
    return many ||
      message.secretIds.length ||
      message.changeIds.length ||
      message.clusters.length
      ? message
      : undefined;
  }
}
