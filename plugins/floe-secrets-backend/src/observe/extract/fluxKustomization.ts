import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { plainText } from '../../model/masking/plainText';
import { FluxKustomizationFacts, ObservedSecret } from '../../model/observed';
import { findCondition, extractGenerationCondition } from './condition';
import {
  durationOf,
  Fields,
  fieldsOf,
  integerOf,
  itemsOf,
  labelsOf,
  nameOf,
  timeOf,
} from './fields';
import { isEmptyInventory, secretsOfInventory } from './fluxInventory';
import { forceSyncTimes, isUnixTime } from './forceSync';
import { ExtractContext, extractMetadata } from './metadata';

/** The controller's message for an encrypted Secret without decryption. */
const SAYS_SOPS = /\bSOPS\b/;

/**
 * Reads a Kustomization of kustomize.toolkit.fluxcd.io/v1 that decrypts, or
 * whose status says that it should; others have nothing to do with secrets.
 *
 * The labels are its own and those that it adds to applied objects
 * (`spec.commonMetadata`); both can select it for a service.
 */
export function extractFluxKustomization(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  const decryption = decryptionOf(spec.decryption);
  const ready = findCondition(status, 'Ready');
  if (!decryption && !SAYS_SOPS.test(plainText(ready?.message, 1_000))) {
    return undefined;
  }
  const metadata = extractMetadata(object, context);
  const labels = labelsOf(fieldsOf(spec.commonMetadata).labels);
  const history = itemsOf(status.history);
  return (
    metadata && {
      ...metadata,
      labels: { ...labels, ...metadata.labels },
      facts: {
        type: 'flux-kustomization',
        forceSync: forceSyncTimes(object.metadata),
        handledForceSync: isUnixTime(status.lastHandledReconcileAt)
          ? status.lastHandledReconcileAt
          : null,
        decryption,
        suspended: spec.suspend === true,
        intervalSeconds: durationOf(spec.interval),
        retryIntervalSeconds: durationOf(spec.retryInterval),
        timeoutSeconds: durationOf(spec.timeout),
        deletesApplied: deletesApplied(spec),
        path: plainText(spec.path, 500) || null,
        targetNamespace: nameOf(spec.targetNamespace) ?? null,
        ...(spec.kubeConfig ? { appliesElsewhere: true } : {}),
        secrets: secretsOfInventory(status.inventory),
        ...(isEmptyInventory(status.inventory) ? { appliesNothing: true } : {}),
        observedGeneration: integerOf(status.observedGeneration) ?? null,
        lastAppliedRevision: nameOf(status.lastAppliedRevision) ?? null,
        lastAttemptedRevision: nameOf(status.lastAttemptedRevision) ?? null,
        ...historyFacts(history),
        ready: extractGenerationCondition(ready),
      },
    }
  );
}

function decryptionOf(value: unknown): FluxKustomizationFacts['decryption'] {
  const { provider, secretRef } = fieldsOf(value);
  const name = nameOf(provider);
  return name
    ? { provider: name, keySecret: nameOf(fieldsOf(secretRef).name) ?? null }
    : null;
}

/** Like `finalizerShouldDeleteResources` of kustomization_controller.go. */
function deletesApplied({ deletionPolicy, prune, suspend }: Fields): boolean {
  if (suspend === true) {
    return false;
  }
  return deletionPolicy === 'Delete' || deletionPolicy === 'WaitForTermination'
    ? true
    : deletionPolicy !== 'Orphan' && prune === true;
}

/**
 * An entry of the history is one applied content, with the number of times. If
 * two were last applied in the same second, the one that was first applied
 * later is the newer one.
 */
function historyFacts(
  history: Fields[],
): Pick<
  FluxKustomizationFacts,
  'contentSince' | 'lastAppliedAt' | 'lastAttemptedAt'
> {
  const [newest] = history
    .filter(
      ({ lastReconciledStatus }) =>
        lastReconciledStatus === 'ReconciliationSucceeded',
    )
    .map(entry => ({
      first: timeOf(entry.firstReconciled),
      last: timeOf(entry.lastReconciled),
    }))
    .sort(
      (a, b) =>
        (b.last ?? '').localeCompare(a.last ?? '') ||
        (b.first ?? '').localeCompare(a.first ?? ''),
    );
  return {
    lastAppliedAt: newest?.last ?? null,
    lastAttemptedAt:
      history
        .flatMap(({ lastReconciled }) => timeOf(lastReconciled) ?? [])
        .sort()
        .at(-1) ?? null,
    contentSince: newest?.first ?? null,
  };
}
