import { LoggerService } from '@backstage/backend-plugin-api';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { ObservationReader } from '../store/ObservationStore';
import { readSecretsWithEvents } from '../store/secretsWithEvents';
import { assessRefresh, RefreshAssessment } from './assessRefresh';
import { OperationStore } from './operations/OperationStore';
import { Item } from './operations/types';
import { RefreshMeasurements, RefreshOutcome } from './types';

type RefreshFollowerOptions = {
  store: Pick<OperationStore, 'end' | 'listRunning' | 'time'>;
  reader: ObservationReader;
  evaluator: SecretEvaluator;
  logger: LoggerService;
  /** Called with secrets whose refresh ended. */
  onEnded: (secretIds: string[]) => void;
  measurements: Pick<RefreshMeasurements, 'refreshEnded'>;
};

/**
 * Ends refreshes when the observed rows show the result. It has no state, so
 * any replica can continue, even one that was started later.
 */
export class RefreshFollower {
  readonly #options: RefreshFollowerOptions;

  constructor(options: RefreshFollowerOptions) {
    this.#options = options;
  }

  /**
   * Checks the running refreshes.
   *
   * @param secretIds - only those that wait for one of these; by default all
   * @returns ids of the secrets whose refresh ended
   */
  async look(secretIds?: string[]): Promise<string[]> {
    const { logger, onEnded, reader, store } = this.#options;
    const wanted = secretIds && new Set(secretIds);
    const running = (await store.listRunning()).filter(
      ({ request, secretId: own }) =>
        !wanted ||
        wanted.has(own) ||
        request?.awaited.some(({ secretId }) => wanted.has(secretId)),
    );
    if (running.length === 0) {
      return [];
    }
    const seen = await readSecretsWithEvents(
      reader,
      running.flatMap(
        ({ request }) => request?.awaited.map(({ secretId }) => secretId) ?? [],
      ),
    );
    const now = await store.time();
    const ended: string[] = [];
    for (const refresh of running) {
      try {
        const assessment = assessRefresh(refresh, seen, now);
        if (await this.#end(refresh, assessment, now)) {
          ended.push(refresh.secretId);
        }
      } catch (error) {
        logger.error(
          `The refresh ${refresh.id} could not be checked`,
          error as Error,
        );
      }
    }
    if (ended.length > 0) {
      onEnded(ended);
    }
    return ended;
  }

  async #end(
    refresh: Item,
    assessment: RefreshAssessment,
    now: Date,
  ): Promise<boolean> {
    if (assessment.status === 'running') {
      return false;
    }
    const outcome: RefreshOutcome = {
      status: assessment.status,
      proof: assessment.proof,
      finding: null,
    };
    if (assessment.status === 'failed' && assessment.secret) {
      const [evaluated] = await this.#options.evaluator.evaluate([
        assessment.secret,
      ]);
      const cause = evaluated.secret.findings.find(
        ({ severity }) => severity === 'error',
      ) as Finding | undefined;
      if (cause) {
        outcome.finding = { id: cause.id, summary: cause.summary };
        outcome.proof += `: ${cause.summary}`;
      }
    }
    const { measurements, store } = this.#options;
    const ended = await store.end(refresh.id, outcome);
    if (ended && refresh.startedAt !== null) {
      measurements.refreshEnded({
        cluster: refresh.cluster,
        outcome: outcome.status,
        seconds: (now.getTime() - Date.parse(refresh.startedAt)) / 1_000,
      });
    }
    return ended;
  }
}
