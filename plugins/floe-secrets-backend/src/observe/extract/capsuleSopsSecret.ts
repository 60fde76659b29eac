import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { maskMessage } from '../../model/masking/maskMessage';
import { ObservedSecret, SopsSecretFacts } from '../../model/observed';
import { extractGenerationCondition, findReadiness } from './condition';
import { Fields, fieldsOf, itemsOf, nameOf, timeOf, unique } from './fields';
import { ExtractContext, extractMetadata } from './metadata';
import { isOpenName, openKeys } from './sopsFields';

/** Reads a SopsSecret or GlobalSopsSecret of addons.projectcapsule.dev/v1alpha1. */
export function extractCapsuleSopsSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  const status = fieldsOf(object.status);
  const wanted = itemsOf(fieldsOf(object.spec).secrets);
  return (
    metadata && {
      ...metadata,
      facts: {
        type: 'sops-secret',
        operator: 'capsule',
        suspended: false,
        secrets: wanted.flatMap(({ name, namespace }) =>
          isOpenName(name)
            ? [{ namespace: nameOf(namespace) ?? metadata.namespace, name }]
            : [],
        ),
        failedSecrets: failedSecrets(itemsOf(status.secrets)),
        keys: openKeys(wanted),
        providers: unique(
          itemsOf(status.providers).flatMap(({ name }) => nameOf(name) ?? []),
        ),
        encryptedAt: timeOf(fieldsOf(object.sops).lastmodified),
        ready: extractGenerationCondition(findReadiness(status)),
      },
    }
  );
}

function failedSecrets(items: Fields[]): SopsSecretFacts['failedSecrets'] {
  return items.flatMap(({ condition, name, namespace }) => {
    const secretName = nameOf(name);
    const { message, status } = fieldsOf(condition);
    return secretName && status === 'False'
      ? [
          {
            namespace: nameOf(namespace) ?? '',
            name: secretName,
            reason: maskMessage(message),
          },
        ]
      : [];
  });
}
