import { RE2JS } from 're2js';
import { ObservedStore } from '../model/observed';

/**
 * Whether an ExternalSecret in a namespace may use a store: a SecretStore of
 * its own namespace, or a ClusterSecretStore whose `spec.conditions` allow it
 * (`shouldProcessStore` in client_manager.go). A condition with a selector
 * needs the namespace's labels, which are unknown, so it counts as allowing.
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
 * Matches the expression like the operator (Go's RE2), in linear time. An
 * expression that Go cannot parse counts as allowing.
 */
function matches(regex: string, namespace: string): boolean {
  try {
    return RE2JS.compile(regex).matcher(namespace).find();
  } catch {
    return true;
  }
}
