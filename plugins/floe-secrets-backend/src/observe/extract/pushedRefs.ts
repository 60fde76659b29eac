import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { fieldsOf, itemsOf, keyOf, nameOf } from './fields';

/** Which key of the Secret goes to which key of the provider, from a PushSecret's `data`. */
export function pushedRefs(data: unknown): RemoteRef[] {
  return itemsOf(data).flatMap(entry => {
    const match = fieldsOf(entry.match);
    const { remoteKey, property } = fieldsOf(match.remoteRef);
    const key = keyOf(remoteKey);
    return key
      ? {
          secretKey: nameOf(match.secretKey) ?? null,
          key,
          property: keyOf(property) ?? null,
        }
      : [];
  });
}
