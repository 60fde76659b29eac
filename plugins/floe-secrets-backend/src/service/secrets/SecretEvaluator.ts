import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Consumer,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import { DiagnosisRule } from '@floe/backstage-plugin-floe-secrets-node';
import {
  diagnoseSecret,
  lastChanged,
  lastSync,
  nextSync,
  rotationOf,
  stateOf,
} from '../../diagnose';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
} from '../../model/observed';
import { DataChange, ObservedTarget } from '../../model/observedTargets';
import { ObservationReader } from '../../store/ObservationStore';
import { TargetReader } from '../../store/targets/DatabaseTargetReader';
import { setImmediate } from 'node:timers/promises';
import { refreshabilityOf } from '../../refresh/refreshability';
import { Environments } from '../environments/Environments';
import { approachOf } from './approach';
import { directionOf } from './direction';
import { runAddedRules } from './addedRules';
import { readSurroundings, SecretSurroundings } from './surroundings';
import { sourceOf } from './source';
import { stateSince } from './stateSince';
import { conditionOf } from '../../diagnose/failure';
import { readTargets } from '../targets/readTargets';
import { toConsumers } from '../targets/toConsumers';
import { targetOf } from '../../model/target';

/** A managed secret with all that is judged of it, before it is known who asks. */
export type EvaluatedSecret = {
  observed: ObservedSecret;
  /** Of this object, newest first. */
  events: ObservedEvent[];
  secret: Omit<ManagedSecret, 'entityRefs'>;
  /** null: not observed, or cannot be seen now */
  consumers: Consumer[] | null;
};

export type SecretEvaluatorOptions = {
  reader: ObservationReader;
  targets: TargetReader;
  environments: Environments;
  /** Rules that other modules have added. */
  rules: DiagnosisRule[];
  logger: LoggerService;
  now?: () => Date;
};

/** Other requests are let in after as many; each takes some ten microseconds. */
const YIELD_AFTER = 250;

/** Turns observed facts into managed secrets: states, times and findings as of now. */
export class SecretEvaluator {
  readonly #options: SecretEvaluatorOptions;
  readonly #now: () => Date;

  constructor(options: SecretEvaluatorOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Evaluates observed secrets; the order stays. Reads what is around them
   * at once.
   *
   * @param clusters - the secrets' clusters, where they have been read already
   */
  async evaluate(
    secrets: ObservedSecret[],
    clusters?: ObservedCluster[],
  ): Promise<EvaluatedSecret[]> {
    const surroundings = await readSurroundings(
      this.#options.reader,
      secrets,
      clusters,
    );
    const now = this.#now();
    const targetOfSecret = await readTargets(
      this.#options.targets,
      secrets,
      surroundings.clusters,
      now,
    );
    const evaluated: EvaluatedSecret[] = [];
    for (const observed of secrets) {
      evaluated.push(
        this.#evaluateOne(
          observed,
          surroundings,
          targetOfSecret(observed),
          now,
        ),
      );
      if (evaluated.length % YIELD_AFTER === 0) {
        await setImmediate();
      }
    }
    return evaluated;
  }

  #evaluateOne(
    observed: ObservedSecret,
    surroundings: SecretSurroundings,
    target: ObservedTarget,
    now: Date,
  ): EvaluatedSecret {
    const { environments, logger, rules } = this.#options;
    const environment = environments.resolve(
      observed.cluster,
      observed.namespace,
    );
    const { policy } = environment;
    const cluster = surroundings.clusters.get(observed.cluster);
    const events = surroundings.eventsOf(observed);
    const stores = surroundings.storesOf(observed);
    const origins = surroundings.originsOf(observed);
    const { state, lastKnownState } = stateOf(
      observed,
      events,
      cluster,
      now,
      target.exists,
    );
    const ownChange = lastChanged(observed, events);
    const targetChanged: DataChange | null =
      target.changed ??
      (observed.facts.type === 'plain-secret' ? observed.facts.changed : null) ??
      (ownChange === null
        ? null
        : // Something else of the target may have changed then.
          { at: new Date(ownChange).toISOString(), precision: 'at-latest' });
    // When it went is not known: what made it tells of nothing since.
    const isTargetGone =
      target.exists === false && conditionOf(observed)?.status === 'True';
    const secret: EvaluatedSecret['secret'] = {
      id: observed.id,
      environment: environment.name,
      cluster: observed.cluster,
      namespace: observed.namespace,
      name: observed.name,
      kind: observed.kind,
      apiVersion: observed.apiVersion,
      approach: approachOf(observed.facts),
      component: observed.labels['app.kubernetes.io/component'] ?? null,
      direction: directionOf(observed.facts),
      target: {
        ...targetOf(observed),
        ...(target.exists !== null && { exists: target.exists }),
      },
      source: sourceOf(observed, stores, origins),
      state,
      lastKnownState,
      lastSeen: observed.seenAt,
      since: isTargetGone
        ? null
        : stateSince(
            state,
            observed,
            cluster,
            surroundings.transitions.get(observed.id),
          ),
      lastSync: lastSync(observed, events),
      // After a failure the operator tries again by its own back-off.
      nextSync: state === 'failing' ? null : nextSync(observed),
      rotation: rotationOf(observed, events, policy, targetChanged),
      refreshable: refreshabilityOf(observed, cluster),
      findings: diagnoseSecret(
        {
          secret: observed,
          events,
          stores,
          origins,
          certificates: surroundings.certificates.get(observed.cluster) ?? [],
          cluster,
          policy,
          targetExists: target.exists,
          targetChanged,
          consumers: target.consumers,
          now,
        },
        (rule, error) =>
          logger.error(
            `The rule ${rule} failed for ${observed.kind} ${observed.namespace}/${observed.name} of cluster ${observed.cluster}`,
            error as Error,
          ),
      ),
    };
    if (rules.length > 0) {
      secret.findings = runAddedRules(rules, secret, events, now, logger);
    }
    return {
      observed,
      events,
      secret,
      consumers:
        target.consumers && toConsumers(target.consumers, targetChanged),
    };
  }
}
