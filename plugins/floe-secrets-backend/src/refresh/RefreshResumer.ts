import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ObservationReader } from '../store/ObservationStore';
import { auditRefresh } from './auditRefresh';
import { DatabaseRefreshStore } from './DatabaseRefreshStore';
import { RefreshStarter } from './RefreshStarter';
import { Refresh } from './types';
import { whyNotSent } from './whyNotSent';

export type RefreshResumerOptions = {
  store: DatabaseRefreshStore;
  starter: Pick<RefreshStarter, 'send'>;
  reader: Pick<ObservationReader, 'getSecret'>;
  auditor: AuditorService;
  logger: LoggerService;
};

/**
 * Sends refreshes whose replica was killed while it asked the cluster. Whether
 * the operator was told is not known then, and is not guessed: it is asked
 * once more, with a value of its own, so that its answer can be told from one
 * to the first request. To fetch a secret twice does no harm.
 */
export class RefreshResumer {
  readonly #options: RefreshResumerOptions;

  constructor(options: RefreshResumerOptions) {
    this.#options = options;
  }

  /** Looks whether there are such refreshes, and sends them. */
  async resume(): Promise<void> {
    const interrupted = await this.#options.store.takeInterrupted();
    await Promise.all(interrupted.map(refresh => this.#send(refresh)));
  }

  async #send(refresh: Refresh): Promise<void> {
    const { auditor, logger, reader, starter, store } = this.#options;
    const { id: operationId, secretId } = refresh;
    const secret = await reader.getSecret(secretId);
    if (!secret) {
      await store.refused(refresh, 'It is no longer in the cluster.');
      return;
    }
    const event = await auditRefresh(auditor, secret, {
      meta: { queryType: 'by-interruption', operationId },
    });
    try {
      await starter.send(refresh, secret);
      await event.success();
    } catch (error) {
      await event.fail({ error: error as Error });
      await store.refused(refresh, whyNotSent(error, secret, logger));
    }
  }
}
