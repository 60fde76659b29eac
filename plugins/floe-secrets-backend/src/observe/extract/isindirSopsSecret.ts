import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { maskMessage } from '../../model/masking/maskMessage';
import { GenerationConditionFacts, ObservedSecret } from '../../model/observed';
import { fieldsOf, itemsOf, timeOf } from './fields';
import { ExtractContext, extractMetadata, statusChangedAt } from './metadata';
import { isOpenName, openKeys } from './sopsFields';

/**
 * `status.message` after a success and for a suspended object:
 * `sopssecret_controller.go`.
 */
const HEALTHY = 'Healthy';
const SUSPENDED = 'Reconciliation is suspended';

/** Reads a SopsSecret of isindir.github.com/v1alpha3. */
export function extractIsindirSopsSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  const spec = fieldsOf(object.spec);
  const templates = itemsOf(spec.secretTemplates);
  return (
    metadata && {
      ...metadata,
      facts: {
        type: 'sops-secret',
        operator: 'isindir',
        suspended: spec.suspend === true,
        secrets: templates.flatMap(({ name }) =>
          isOpenName(name) ? [{ namespace: metadata.namespace, name }] : [],
        ),
        failedSecrets: [],
        keys: openKeys(templates),
        encryptedAt: timeOf(fieldsOf(object.sops).lastmodified),
        ready: conditionFrom(
          fieldsOf(object.status).message,
          statusChangedAt(object),
        ),
      },
    }
  );
}

/**
 * The operator has no conditions, only a message without a time. The API server
 * records when the status last changed.
 */
function conditionFrom(
  message: unknown,
  changedAt: string | null,
): GenerationConditionFacts | null {
  const words = maskMessage(message);
  if (!words) {
    return null;
  }
  let status: GenerationConditionFacts['status'] = 'False';
  if (words === HEALTHY) {
    status = 'True';
  } else if (words === SUSPENDED) {
    status = 'Unknown';
  }
  return {
    status,
    reason: null,
    message: words,
    lastTransitionTime: changedAt,
    observedGeneration: null,
  };
}
