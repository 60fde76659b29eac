import { KubernetesObjectList } from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf } from '../extract/fields';
import { ReflectorHandler } from './ReflectorHandler';

/**
 * Whether a version belongs to the history that a cluster tells now. It does
 * not where the cluster was set up anew under its old name, or restored from a
 * backup: an API server takes a version of the future without a word, and
 * then tells nothing of what happens before it is reached.
 *
 * Versions are compared as numbers, as Kubernetes allows for since 1.35
 * (KEP-5504) and etcd always had them. What is no number proves nothing.
 *
 * @param page - a list now, of one object or none
 */
export async function isSameHistory(
  version: string,
  page: KubernetesObjectList,
  handler: Pick<ReflectorHandler, 'isKnown'>,
): Promise<boolean> {
  const then = numberOf(version);
  const now = numberOf(page.resourceVersion);
  if (then === undefined || now === undefined || now < then) {
    return false;
  }
  const [object] = page.items;
  const changed = numberOf(fieldsOf(object?.metadata).resourceVersion);
  // What was changed since will be told by the watch.
  return changed === undefined || changed > then || handler.isKnown(object);
}

function numberOf(version: unknown): bigint | undefined {
  return typeof version === 'string' && /^[1-9]\d{0,30}$/.test(version)
    ? BigInt(version)
    : undefined;
}
