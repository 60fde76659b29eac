import { maskMessage } from '../../model/masking/maskMessage';
import { Fields, itemsOf, nameOf } from './fields';

/**
 * The namespaces in which a cluster-scoped object could not create its own
 * objects, and why.
 */
export function failedNamespaces(
  status: Fields,
): { namespace: string; reason: string }[] {
  return itemsOf(status.failedNamespaces).flatMap(failed => {
    const namespace = nameOf(failed.namespace);
    return namespace ? { namespace, reason: maskMessage(failed.reason) } : [];
  });
}
