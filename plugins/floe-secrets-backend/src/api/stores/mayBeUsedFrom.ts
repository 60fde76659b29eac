import { ObservedStore } from '../../model/observed';

/**
 * Whether an ExternalSecret in a namespace may use a store: a SecretStore
 * in its own namespace, a ClusterSecretStore where its `spec.conditions`
 * allow (`shouldProcessStore` in client_manager.go). A condition with a
 * selector cannot be judged without the namespace's labels, and is taken as
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

/** Go's regular expressions differ from JavaScript's in what namespaces hardly need. */
function matches(regex: string, namespace: string): boolean {
  try {
    return new RegExp(regex).test(namespace);
  } catch {
    return true;
  }
}
