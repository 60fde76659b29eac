import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Operator } from '@floe/backstage-plugin-floe-secrets-common';
import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
import { Clock, sleep, timestamp } from '../../clock/Clock';
import { ObservedOperator } from '../../model/observed';
import { Backoff, jitter } from '../Backoff';
import { isRefusal } from '../isRefusal';
import { ClusterQueue } from '../recording/ClusterQueue';
import { Recovery } from '../reflector/Recovery';
import { DeploymentRef, OperatorsConfig } from './OperatorsConfig';
import { readOperator } from './readOperator';

/** An operator is updated rarely, and nobody waits for its version. */
const REREAD_MS = 10 * 60_000;

/**
 * Reads the versions of a cluster's operators from their Deployments, one
 * object at a time, and stores them when they change.
 */
export class OperatorKeeper {
  readonly #config: OperatorsConfig;
  readonly #clock: Clock;
  readonly #logger: LoggerService;

  constructor(options: {
    config: OperatorsConfig;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#config = options.config;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /**
   * Reads the version of an operator every ten minutes until the signal aborts.
   * The cluster is not asked if the configuration declares the version.
   */
  async keep(options: {
    operator: Operator;
    gateway: ClusterGateway;
    queue: ClusterQueue;
    recovery: Recovery;
    signal: AbortSignal;
  }): Promise<void> {
    const { gateway, operator, queue, recovery, signal } = options;
    const clock = this.#clock;
    const setting = this.#config(gateway.clusterName, operator);
    if ('version' in setting) {
      return;
    }
    const backoff = new Backoff({ baseMs: 30_000, maxMs: REREAD_MS });
    let written: string | undefined;
    while (!signal.aborted) {
      const before = recovery.signal;
      let delay: number | undefined;
      try {
        const found = await this.#read(options, setting.places);
        const key = JSON.stringify(found);
        if (key !== written) {
          await queue.push([
            {
              type: 'operator',
              operator: {
                cluster: gateway.clusterName,
                operator,
                ...found,
                since: timestamp(clock),
              },
            },
          ]);
          written = key;
        }
        backoff.reset();
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        // What was read before stays: an outage changes no version.
        const { message } = toError(error);
        this.#logger.debug(`No version of ${operator}: ${message}`);
        delay = backoff.next();
      }
      if (delay === undefined) {
        await sleep(clock, jitter(REREAD_MS), signal);
      } else {
        await recovery.pause({ clock, backoff, delay, before, signal });
      }
    }
  }

  /** The first Deployment that exists counts. */
  async #read(
    {
      gateway,
      operator,
      signal,
    }: { gateway: ClusterGateway; operator: Operator; signal: AbortSignal },
    places: DeploymentRef[],
  ): Promise<Omit<ObservedOperator, 'cluster' | 'operator' | 'since'>> {
    let isForbidden = false;
    for (const { namespace, name } of places) {
      const path = `/apis/apps/v1/namespaces/${encodeURIComponent(
        namespace,
      )}/deployments/${encodeURIComponent(name)}`;
      try {
        const read = readOperator(
          operator,
          await gateway.get(path, { signal }),
        );
        return {
          state: read ? 'known' : 'unclear',
          version: read?.version ?? null,
          source: read?.source ?? null,
          deployment: `${namespace}/${name}`,
        };
      } catch (error) {
        if (!isRefusal(error)) {
          throw error;
        }
        isForbidden ||= error.status === 403;
      }
    }
    return {
      state: isForbidden ? 'forbidden' : 'not-found',
      version: null,
      source: null,
      deployment: null,
    };
  }
}
