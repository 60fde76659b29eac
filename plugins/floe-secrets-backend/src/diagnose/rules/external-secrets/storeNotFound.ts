import { storeNotFound as notFound } from '@floe/values-files';
import { inWizard } from '../../inWizard';
import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { conditionOf } from '../../../model/conditionOf';
import { diagnoseKinds } from '../../DiagnoseKind';
import { isNewestGenerationApplied } from '../../generation';
import { nextSync } from '../../schedule';
import { failingStore } from '../../subject';
import { Failure, ReferredStore } from '../../types';
import { StoreUserRule, StoreUserSubject } from '../ruleTypes';
import { nextAttempt } from '../stores/nextAttempt';

/**
 * The store that the secret refers to does not exist (`errGetSecretStore` in
 * client_manager.go).
 */
export const storeNotFound: StoreUserRule = {
  id: 'store-not-found',
  evaluate(subject) {
    const { failure, secret } = subject;
    const reported =
      !!failure &&
      /could not get (?:Cluster)?SecretStore .*not found/is.test(failure.text);
    const missing = missingStore(subject);
    if (!reported && !missing) {
      return goneSince(subject);
    }
    const name = missing ?? failingStore(subject);
    if (failure && !missing && name?.store) {
      return foundSince(name, failure, subject.now);
    }
    const inNamespace =
      name?.kind === 'SecretStore' ? ` in namespace ${secret.namespace}` : '';
    const { confidence, severity } = notFound(
      failure ? 'failed' : 'untried',
      reported,
    );
    return createFinding('store-not-found', {
      severity,
      confidence,
      summary: name
        ? `There is no ${name.kind} ${name.name}${inNamespace}.`
        : 'The store that this secret names does not exist.',
      evidence: [
        ...(failure ? failureEvidence(failure) : []),
        name && specEvidence(`secretStoreRef: ${name.kind} ${name.name}`),
      ],
      remedies: [
        listStores(name?.kind, secret.namespace),
        secret.deletionAt
          ? {
              title:
                'Create the store again until the operator has cleaned up with it',
            }
          : chooseStore(),
      ],
    });
  },
};

function chooseStore(): Remedy {
  return inWizard('store', 'Choose a store that the cluster has');
}

function listStores(
  kind: ReferredStore['kind'] | undefined,
  namespace: string,
): Remedy {
  return {
    title: 'List the stores',
    command:
      kind === 'ClusterSecretStore'
        ? shellCommand('kubectl', 'get', 'clustersecretstore')
        : shellCommand('kubectl', 'get', 'secretstore', '-n', namespace),
  };
}

/**
 * A store that the last success used, and that is gone now: what is in the
 * cluster stays until the next refresh, which fails.
 */
function goneSince(subject: StoreUserSubject): Finding | undefined {
  const { facts, failure, secret } = subject;
  const gone = subject.stores.find(store => isMissing(store, subject));
  if (
    !gone ||
    failure ||
    conditionOf(secret)?.status !== 'True' ||
    nextSync(secret) === null ||
    typeof diagnoseKinds.of(facts).appliedGeneration(facts) !== 'number' ||
    !isNewestGenerationApplied(secret)
  ) {
    return undefined;
  }
  const { confidence, severity } = notFound('succeeded');
  return createFinding('store-not-found', {
    severity,
    confidence,
    summary: `The ${gone.kind} ${gone.name} no longer exists: the next refresh of this secret will fail.`,
    evidence: [specEvidence(`secretStoreRef: ${gone.kind} ${gone.name}`)],
    remedies: [listStores(gone.kind, secret.namespace), chooseStore()],
  });
}

/**
 * A store that was not observed although stores are watched. It counts as
 * missing only if the secret fails, because it may have been created just now.
 */
function missingStore(subject: StoreUserSubject): ReferredStore | undefined {
  return subject.failure
    ? subject.stores.find(store => isMissing(store, subject))
    : undefined;
}

/** Whether the stores of the cluster are observed without this one. */
export function isMissing(
  { kind, store }: ReferredStore,
  { cluster }: StoreUserSubject,
): boolean {
  return (
    !store &&
    !!cluster?.resources.some(
      ({ resource, state }) =>
        state === 'watching' && resource.startsWith(`${kind.toLowerCase()}s.`),
    )
  );
}

/** The store exists now. The operator does not watch stores. */
function foundSince(
  { kind, name }: ReferredStore,
  failure: Failure,
  now: Date,
): Finding {
  return createFinding('store-not-found', {
    severity: 'error',
    confidence: 'proven',
    summary: `There was no ${kind} ${name} at the last attempt. There is one now, and ${nextAttempt(
      failure,
      now,
    )}.`,
    evidence: failureEvidence(failure),
    remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
  });
}
