import { RE2JS } from 're2js';
import { ObservedStore } from '../model/observed';

/**
 * Whether an ExternalSecret in a namespace may use a store: a SecretStore
 * in its own namespace, a ClusterSecretStore where its `spec.conditions`
 * allow (`shouldProcessStore` in client_manager.go). A condition with a
 * selector cannot be evaluated without the namespace's labels, and is taken as
 * allowing.
 */
export function mayBeUsedFrom(
  store: Pick<ObservedStore, 'namespace' | 'namespaceConditions'>,
  namespace: string,
): boolean {
  if (store.namespace !== null) {
    return store.namespace === namespace;
  }
  const { namespaceConditions } = store;
  return (
    namespaceConditions.length === 0 ||
    namespaceConditions.some(
      ({ namespaces, namespaceRegexes, hasSelector }) =>
        hasSelector ||
        namespaces.includes(namespace) ||
        namespaceRegexes.some(regex => matches(regex, namespace)),
    )
  );
}

/**
 * Reads the expression as the operator does (Go's RE2), in time that is linear
 * in the name. One that Go cannot read is taken as allowing.
 */
function matches(regex: string, namespace: string): boolean {
  try {
    return RE2JS.compile(regex).matcher(namespace).find();
  } catch {
    return true;
  }
}
