import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import {
  ClusterDescription,
  ClusterGateway,
  ClusterProvider,
  ClusterRequestOptions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { echo } from '../model/masking/echo';
import { listClustersWithin } from './listClustersWithin';

/** Shorter than the observer's own timeout for all of them. */
const LIST_TIMEOUT_MS = 30_000;

type CompositeClusterProviderOptions = {
  providers: ClusterProvider[];
  logger: LoggerService;
  /** How long each provider may take to list its clusters. */
  timeoutMs?: number;
};

/**
 * Combines several providers. If two clusters have the same name, the one of
 * the first provider counts. A provider that fails or times out keeps its last
 * list, and does not block the others.
 */
export class CompositeClusterProvider implements ClusterProvider {
  readonly #options: CompositeClusterProviderOptions;
  /** The last list of each provider, in the order of the providers. */
  readonly #lists: ClusterDescription[][];

  constructor(options: CompositeClusterProviderOptions) {
    this.#options = options;
    this.#lists = options.providers.map(() => []);
  }

  async listClusters(
    options: ClusterRequestOptions = {},
  ): Promise<ClusterDescription[]> {
    const { logger, providers, timeoutMs = LIST_TIMEOUT_MS } = this.#options;
    const answers = await Promise.allSettled(
      providers.map(provider =>
        listClustersWithin(provider, { timeoutMs, signal: options.signal }),
      ),
    );
    options.signal?.throwIfAborted();
    const failures: Error[] = [];
    answers.forEach((answer, index) => {
      if (answer.status === 'fulfilled') {
        this.#lists[index] = answer.value;
      } else {
        failures.push(toError(answer.reason));
      }
    });
    if (failures.length === providers.length) {
      throw failures[0];
    }
    failures.forEach(({ message }) =>
      logger.warn(`The clusters of a provider cannot be listed: ${message}`),
    );
    const byName = new Map<string, ClusterDescription>();
    for (const cluster of this.#lists.flat()) {
      if (!byName.has(cluster.name)) {
        byName.set(cluster.name, cluster);
      }
    }
    return [...byName.values()];
  }

  getGateway(clusterName: string): ClusterGateway {
    const index = this.#lists.findIndex(list =>
      list.some(({ name }) => name === clusterName),
    );
    if (index < 0) {
      throw new NotFoundError(`There is no cluster "${echo(clusterName)}"`);
    }
    return this.#options.providers[index].getGateway(clusterName);
  }
}
