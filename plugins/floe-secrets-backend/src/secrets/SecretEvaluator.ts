import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Consumer,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import { DiagnosisRule } from '@floe/backstage-plugin-floe-secrets-node';
import { nextSync, rotationOf } from '../diagnose';
import { ContextOf } from '../diagnose/commandContext';
import { Clock, dateOf } from '../clock/Clock';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';
import { TargetReader } from '../store/targets/DatabaseTargetReader';
import { setImmediate } from 'node:timers/promises';
import { refreshabilityOf } from './refreshability';
import { Environments } from '../catalog/environments/Environments';
import { approachOf } from './approach';
import { directionOf } from './direction';
import { runAddedRules } from './addedRules';
import { readRelatedObjects } from './relatedObjects';
import { ConsoleOf } from './readConsoles';
import { sourceOf } from './source';
import { evaluateSecret, SecretEvaluation } from './evaluateSecret';
import { toStore } from './toStore';
import { SharersToName, sharersToName } from './targets/nameTargetSharers';
import { readNamedSecrets } from './targets/readNamedSecrets';
import { readTargets } from './targets/readTargets';
import { helmReleaseOf } from './targets/helmReleaseOf';
import { toConsumers } from './targets/toConsumers';
import { showsTarget } from '../diagnose/refusedTarget';
import { shortfallOf } from '../diagnose/shortfall';
import { COMPONENT_LABEL } from '../model/componentLabel';
import { targetOf } from '../model/target';
import { Moment } from '../clock/Moment';

/** An evaluated managed secret, before permissions apply. */
export type EvaluatedSecret = {
  observed: ObservedSecret;
  /** Events of this object, newest first. */
  events: ObservedEvent[];
  secret: Omit<ManagedSecret, 'entityRefs'>;
  /**
   * When its state or findings may change without an event. Milliseconds since
   * 1970; Infinity: never.
   */
  until: number;
  /** When time alone may change any of its texts as well, in the same unit; never later. */
  wordingUntil: number;
  /** null: not observed, or cannot be read now */
  consumers: Consumer[] | null;
  /**
   * Other objects of its target; only callers who may see them may read their
   * names.
   */
  sharers: SharersToName | null;
};

/** The input of lists and counts. */
export type SecretSummary = Pick<EvaluatedSecret, 'until'> &
  Pick<
    EvaluatedSecret['secret'],
    | 'id'
    | 'approach'
    | 'cluster'
    | 'environment'
    | 'state'
    | 'since'
    | 'lastSync'
    | 'rotation'
    | 'findings'
  >;

type Known = Parameters<typeof evaluateSecret>[1] & { now: Moment };

type SecretEvaluatorOptions = {
  reader: ObservationReader;
  targets: TargetReader;
  environments: Environments;
  /** Rules of other modules. */
  rules: DiagnosisRule[];
  logger: LoggerService;
  clock: Clock;
  /** The kubectl context for the commands of findings. */
  contextOf: ContextOf;
  /** Where the pages of remote keys are, by configuration. */
  consoleOf?: ConsoleOf;
};

/**
 * Yields to other requests after this many; each takes some ten microseconds.
 */
const YIELD_AFTER = 250;

/**
 * Evaluates observed facts: the states, times and findings of managed secrets
 * now.
 */
export class SecretEvaluator {
  readonly #options: SecretEvaluatorOptions;

  constructor(options: SecretEvaluatorOptions) {
    this.#options = options;
  }

  /**
   * Evaluates observed secrets and keeps their order. Reads the related objects
   * of all at once.
   *
   * @param clusters - the secrets' clusters, if they were read already
   */
  async evaluate(
    secrets: ObservedSecret[],
    clusters?: ObservedCluster[],
  ): Promise<EvaluatedSecret[]> {
    return await this.#each(secrets, clusters, (observed, known) =>
      this.#compose(observed, evaluateSecret(observed, known), known),
    );
  }

  /**
   * The same evaluation of many secrets, reduced to what lists need.
   *
   * @param clusters - the secrets' clusters, if they were read already
   */
  async summarize(
    secrets: ObservedSecret[],
    clusters?: ObservedCluster[],
  ): Promise<SecretSummary[]> {
    // Rules of other modules get the whole secret, and the time.
    return this.#options.rules.length
      ? (await this.evaluate(secrets, clusters)).map(({ secret, until }) => ({
          ...secret,
          until,
        }))
      : await this.#each(secrets, clusters, (observed, known) => {
          const { events, findings, lastSync, since, state, targetChanged } =
            evaluateSecret(observed, known);
          const { name, policy } = known.environment;
          const { cluster, id } = observed;
          return {
            id,
            approach: approachOf(observed.facts),
            cluster,
            environment: name,
            state,
            since,
            lastSync,
            rotation: rotationOf(observed, events, policy, targetChanged),
            findings,
            until: known.now.until,
          };
        });
  }

  async #each<T>(
    secrets: ObservedSecret[],
    clusters: ObservedCluster[] | undefined,
    evaluate: (observed: ObservedSecret, known: Known) => T,
  ): Promise<T[]> {
    const { clock, consoleOf, contextOf, environments, logger } = this.#options;
    const { reader, targets } = this.#options;
    const now = dateOf(clock);
    const moments = new Map(secrets.map(({ id }) => [id, new Moment(now)]));
    const nowOf = ({ id }: ObservedSecret) => moments.get(id)!;
    const relatedObjects = await readRelatedObjects(
      reader,
      secrets,
      nowOf,
      clusters,
    );
    const targetOfSecret = await readTargets(
      targets,
      secrets,
      relatedObjects.clusters,
      nowOf,
    );
    const presentSecretsOf = await readNamedSecrets(
      targets,
      secrets,
      relatedObjects,
    );
    const evaluated: T[] = [];
    for (const observed of secrets) {
      evaluated.push(
        evaluate(observed, {
          environment: environments.resolve(
            observed.cluster,
            observed.namespace,
          ),
          relatedObjects,
          target: targetOfSecret(observed),
          presentSecrets: presentSecretsOf(observed),
          now: nowOf(observed),
          logger,
          contextOf,
          consoleOf,
        }),
      );
      if (evaluated.length % YIELD_AFTER === 0) {
        await setImmediate();
      }
    }
    return evaluated;
  }

  #compose(
    observed: ObservedSecret,
    evaluation: SecretEvaluation,
    { environment, now, target }: Known,
  ): EvaluatedSecret {
    const { contextOf, environments, logger, rules } = this.#options;
    const { cluster, events, origins, state, stores, targetChanged } =
      evaluation;
    const secret: EvaluatedSecret['secret'] = {
      id: observed.id,
      environment: environment.name,
      cluster: observed.cluster,
      namespace: observed.namespace,
      name: observed.name,
      kind: observed.kind,
      apiVersion: observed.apiVersion,
      approach: approachOf(observed.facts),
      component: observed.labels[COMPONENT_LABEL] ?? null,
      direction: directionOf(observed.facts),
      target: {
        ...withoutMissingKeys(targetOf(observed), observed, events),
        ...(showsTarget(observed, events) && { exists: true }),
        ...(target.exists !== null && { exists: target.exists }),
      },
      source: {
        ...sourceOf(observed, stores, origins),
        ...helmReleaseOf(observed, target),
      },
      state,
      lastKnownState: evaluation.lastKnownState,
      lastSeen: observed.seenAt,
      since: evaluation.since,
      lastSync: evaluation.lastSync,
      // After a failure the operator retries with its own back-off.
      nextSync: state === 'failing' ? null : nextSync(observed),
      rotation: rotationOf(observed, events, environment.policy, targetChanged),
      refreshable: refreshabilityOf(observed, cluster),
      findings: evaluation.findings,
    };
    if (rules.length > 0) {
      now.awaitsAnything();
      const known = stores.find(({ store }) => store);
      const store =
        known?.store &&
        toStore(known.store, {
          cluster,
          events: known.events,
          environment: environments.resolve(
            observed.cluster,
            known.store.namespace ?? '',
          ),
          now,
          logger,
          contextOf,
        });
      secret.findings = runAddedRules(
        rules,
        secret,
        events,
        store ?? null,
        now,
        logger,
      );
    }
    return {
      observed,
      events,
      secret,
      until: now.until,
      wordingUntil: now.wordingUntil,
      consumers:
        target.consumers && toConsumers(target.consumers, targetChanged),
      sharers: sharersToName(evaluation.input, contextOf),
    };
  }
}

/** Without the keys that have no value at the provider. */
function withoutMissingKeys(
  target: ManagedSecret['target'],
  observed: ObservedSecret,
  events: ObservedEvent[],
): ManagedSecret['target'] {
  const missing = shortfallOf(observed, events).missing.map(
    ({ secretKey }) => secretKey,
  );
  return { ...target, keys: target.keys.filter(key => !missing.includes(key)) };
}
