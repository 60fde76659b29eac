import { ConsoleOf } from './readConsoles';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Finding, State } from '@floe/backstage-plugin-floe-secrets-common';
import {
  diagnoseSecret,
  earliestFailure,
  lastChanged,
  lastSync,
  ReferredOrigin,
  ReferredStore,
  SecretDiagnosisInput,
  stateOf,
  timeFreeState,
} from '../diagnose';
import { clusterNow } from '../diagnose/clusterTime';
import { ContextOf, forCluster } from '../diagnose/commandContext';
import { diagnoseKinds } from '../diagnose/DiagnoseKind';
import { isTargetEmpty, missingKeys } from '../diagnose/missingKeys';
import { conditionOf } from '../model/conditionOf';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
  ProducedSecret,
} from '../model/observed';
import { DataChange, ObservedTarget } from '../model/observedTargets';
import { Environment } from '../catalog/environments/Environments';
import { stateSince } from './stateSince';
import { RelatedObjects } from './relatedObjects';

/** The result of evaluating a managed secret, with its input. */
export type SecretEvaluation = {
  state: State;
  lastKnownState: State | null;
  /** RFC 3339; null if unknown. */
  since: string | null;
  /** RFC 3339; null if it was never synced. */
  lastSync: string | null;
  findings: Finding[];
  cluster: ObservedCluster | undefined;
  events: ObservedEvent[];
  stores: ReferredStore[];
  origins: ReferredOrigin[];
  targetChanged: DataChange | null;
  /** The input of the rules. */
  input: SecretDiagnosisInput;
};

/**
 * Evaluates a managed secret from its observed facts and related objects, for a
 * time.
 */
export function evaluateSecret(
  observed: ObservedSecret,
  known: {
    environment: Environment;
    relatedObjects: RelatedObjects;
    target: ObservedTarget;
    /** Secrets that an operator reported as missing and that exist now. */
    presentSecrets?: ProducedSecret[];
    now: Date;
    logger: LoggerService;
    contextOf: ContextOf;
    consoleOf?: ConsoleOf;
  },
): SecretEvaluation {
  const { consoleOf, contextOf, environment, logger, relatedObjects, target } =
    known;
  const cluster = relatedObjects.clusters.get(observed.cluster);
  const now = clusterNow(known.now, cluster);
  const events = relatedObjects.eventsOf(observed);
  const stores = relatedObjects
    .storesOf(observed)
    .map(referred => withConsole(referred, consoleOf));
  const origins = relatedObjects.originsOf(observed);
  const failingChildren = relatedObjects.failingChildrenOf(observed);
  const { state, lastKnownState } = stateOf(observed, events, cluster, now, {
    targetExists: target.exists,
    targetChanged: target.changed,
    targetKeys: target.keys,
    hasFailingChild: failingChildren.length > 0,
  });
  const targetChanged = targetChange(observed, events, target);
  // The time of the deletion is unknown: the object that produces it has not
  // reported since.
  const isTargetGone =
    (target.exists === false ||
      (state === 'failing' &&
        (isTargetEmpty(observed, target.keys) ||
          missingKeys(observed, events, target.keys).length > 0))) &&
    conditionOf(observed)?.status === 'True';
  const childrenFailingSince =
    state === 'failing' && timeFreeState(observed, events) === 'synced'
      ? earliestFailure(failingChildren)
      : null;
  const input: SecretDiagnosisInput = {
    secret: observed,
    events,
    stores,
    origins,
    failingChildren,
    targetSharers: relatedObjects.targetSharersOf(observed),
    sealedSiblings: relatedObjects.sealedSiblingsOf(observed),
    representsRelease: relatedObjects.representsRelease(observed),
    kindIsUnreadable: relatedObjects.kindIsUnreadable(observed),
    certificates: relatedObjects.certificates.get(observed.cluster) ?? [],
    cluster,
    policy: environment.policy,
    targetExists: target.exists,
    missingTargets: target.missing,
    presentSecrets: known.presentSecrets,
    targetKeys: target.keys,
    targetChanged,
    consumers: target.consumers,
    now,
  };
  return {
    state,
    lastKnownState,
    since: isTargetGone
      ? null
      : childrenFailingSince ??
        stateSince(
          state,
          observed,
          cluster,
          relatedObjects.transitions.get(observed.id),
        ),
    lastSync: lastSync(observed, events),
    findings: forCluster(
      diagnoseSecret(input, (rule, error) =>
        logger.error(
          `The rule ${rule} failed for ${observed.kind} ${observed.namespace}/${observed.name} of cluster ${observed.cluster}`,
          error as Error,
        ),
      ),
      observed.cluster,
      contextOf,
    ),
    cluster,
    events,
    stores,
    origins,
    targetChanged,
    input,
  };
}

/** When the data of the target last changed, if known. */
function targetChange(
  observed: ObservedSecret,
  events: ObservedEvent[],
  target: ObservedTarget,
): DataChange | null {
  const { facts } = observed;
  const seen = target.changed ?? diagnoseKinds.of(facts).dataChange?.(facts);
  if (seen) {
    return seen;
  }
  const ownChange = lastChanged(observed, events);
  return ownChange === null
    ? null
    : // Something other than the data may have changed then.
      { at: new Date(ownChange).toISOString(), precision: 'at-latest' };
}

function withConsole(
  referred: ReferredStore,
  consoleOf: ConsoleOf | undefined,
): ReferredStore {
  const { store } = referred;
  const address = store && consoleOf?.(store);
  return address
    ? { ...referred, store: { ...store, console: address } }
    : referred;
}
