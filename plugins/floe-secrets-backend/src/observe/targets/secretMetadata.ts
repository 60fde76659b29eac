import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedSecret } from '../../model/observed';
import {
  ObservedSecretMetadata,
  SecretHold,
} from '../../model/observedTargets';
import { Fields, fieldsOf, itemsOf, nameOf } from '../extract/fields';
import { extractMetadata } from '../extract/metadata';
import { dataOwnership } from './dataChange';
import { managerOf } from './managerOf';
import { marksOf } from './marksOf';

/** The namespaces of Kubernetes itself, in which no service runs. */
const SYSTEM_NAMESPACES = ['kube-system', 'kube-public', 'kube-node-lease'];

type SecretMetadata = {
  metadata: ObservedSecretMetadata;
  /** The Secret as a managed secret, if only Helm or nothing manages it. */
  plain: ObservedSecret | undefined;
};

/**
 * Reads the metadata of a Secret. Of its annotations only the Helm release is
 * stored, and what `marksOf` reads: `kubectl apply` writes whole objects into annotations, and External
 * Secrets Operator a hash of the values.
 */
export function extractSecretMetadata(
  object: KubernetesObject,
  context: { cluster: string; now: string },
): SecretMetadata | undefined {
  const base = extractMetadata(object, {
    ...context,
    group: '',
    version: 'v1',
    kind: 'Secret',
  });
  if (!base) {
    return undefined;
  }
  const fields = fieldsOf(object.metadata);
  const { changed, hasAllKeys, keys, managers } = dataOwnership(fields);
  const manager = managerOf(fields, managers);
  const { cluster, namespace, name, uid, resourceVersion, createdAt } = base;
  const marks = marksOf(fields);
  const isShown =
    manager?.type !== 'other' && !SYSTEM_NAMESPACES.includes(namespace);
  return {
    metadata: {
      cluster,
      namespace,
      name,
      uid,
      resourceVersion,
      createdAt,
      changed,
      keys: hasAllKeys ? keys : null,
      held: {
        owners: ownersOf(fields),
        finalizers: base.finalizers ?? [],
        deletionAt: base.deletionAt ?? null,
        ...(marks.length > 0 && { marks }),
      },
    },
    plain: isShown
      ? {
          ...base,
          apiVersion: 'v1',
          facts: {
            type: 'plain-secret',
            keys,
            writers: managers,
            changed,
            helmRelease: manager?.type === 'helm' ? manager.release : null,
            ready: null,
          },
        }
      : undefined,
  };
}

function ownersOf({ ownerReferences }: Fields): SecretHold['owners'] {
  return itemsOf(ownerReferences).map(({ kind, name, uid }) => ({
    kind: nameOf(kind) ?? '',
    name: nameOf(name) ?? '',
    uid: nameOf(uid) ?? '',
  }));
}
