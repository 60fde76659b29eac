import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';

const FIELDS = ['spec', 'status', 'type', 'involvedObject'];
const METADATA = ['labels', 'annotations', 'managedFields', 'ownerReferences'];

function throwing(target: object, fields: string[]) {
  for (const field of fields) {
    Object.defineProperty(target, field, {
      get() {
        throw new TypeError('CANARY is no object');
      },
    });
  }
  return target;
}

/** An object that keeps its address, and whose other fields throw when they are read. */
export function unreadable(object: KubernetesObject): KubernetesObject {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace, uid, resourceVersion } = metadata as any;
  return throwing(
    {
      apiVersion,
      kind,
      metadata: throwing({ name, namespace, uid, resourceVersion }, METADATA),
    },
    FIELDS,
  ) as KubernetesObject;
}
