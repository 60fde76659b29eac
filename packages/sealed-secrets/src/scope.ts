import { SealingError } from './errors';

/**
 * Where a sealed value can be opened: under one name in one namespace, anywhere in one namespace, or anywhere in the
 * cluster.
 *
 * @public
 */
export type SealingScope = 'strict' | 'namespace-wide' | 'cluster-wide';

/**
 * All scopes, the narrowest first.
 *
 * @public
 */
export const SEALING_SCOPES: readonly SealingScope[] = [
  'strict',
  'namespace-wide',
  'cluster-wide',
];

/**
 * The annotations by which the controller takes the scope from a SealedSecret's own metadata. Only the literal value
 * `"true"` counts, and the prefix has no hyphen.
 *
 * @public
 */
export const SCOPE_ANNOTATIONS = {
  'namespace-wide': 'sealedsecrets.bitnami.com/namespace-wide',
  'cluster-wide': 'sealedsecrets.bitnami.com/cluster-wide',
} as const;

/**
 * The scope that the controller reads from the annotations of a SealedSecret (or kubeseal from those of a Secret).
 * Cluster-wide wins over namespace-wide; everything else is strict.
 *
 * @param annotations - `metadata.annotations` of the object itself, not of its template
 * @public
 */
export function scopeFromAnnotations(
  annotations: Readonly<Record<string, unknown>> | null | undefined,
): SealingScope {
  if (annotations?.[SCOPE_ANNOTATIONS['cluster-wide']] === 'true') {
    return 'cluster-wide';
  }
  if (annotations?.[SCOPE_ANNOTATIONS['namespace-wide']] === 'true') {
    return 'namespace-wide';
  }
  return 'strict';
}

/**
 * The annotations that a SealedSecret needs for this scope; none for `strict`.
 *
 * @public
 */
export function annotationsForScope(
  scope: SealingScope,
): Record<string, 'true'> {
  return scope === 'strict' ? {} : { [SCOPE_ANNOTATIONS[scope]]: 'true' };
}

/**
 * A scope with the parts of the object's address that it binds a value to.
 * @public
 */
export type SealingTarget =
  | { scope: 'strict'; namespace: string; name: string }
  | { scope: 'namespace-wide'; namespace: string; name?: string }
  | { scope: 'cluster-wide'; namespace?: string; name?: string };

/**
 * The OAEP label that binds a sealed value to its scope: `namespace/name`, `namespace`, or nothing.
 *
 * @throws SealingError when a part that the scope needs is missing or is not a Kubernetes name
 * @public
 */
export function encryptionLabel(target: SealingTarget): string {
  switch (target.scope) {
    case 'cluster-wide':
      return '';
    case 'namespace-wide':
      return checkedNamespace(target.namespace);
    case 'strict':
      return `${checkedNamespace(target.namespace)}/${checkedName(
        target.name,
      )}`;
    default:
      throw new SealingError(
        'invalid-scope',
        'scope',
        `The scope must be one of ${SEALING_SCOPES.join(', ')}`,
      );
  }
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

function checkedNamespace(namespace: unknown): string {
  if (typeof namespace !== 'string' || namespace === '') {
    throw new SealingError(
      'required',
      'namespace',
      'A namespace is needed: only the cluster-wide scope does without',
    );
  }
  if (namespace.length > 63 || !DNS_LABEL.test(namespace)) {
    throw new SealingError(
      'invalid-namespace',
      'namespace',
      'The namespace must be a Kubernetes namespace: at most 63 lower case letters, digits and hyphens',
    );
  }
  return namespace;
}

function checkedName(name: unknown): string {
  if (typeof name !== 'string' || name === '') {
    throw new SealingError(
      'required',
      'name',
      'The name of the SealedSecret is needed: the strict scope binds the value to it',
    );
  }
  if (
    name.length > 253 ||
    !name.split('.').every(label => DNS_LABEL.test(label))
  ) {
    throw new SealingError(
      'invalid-name',
      'name',
      'The name must be a Kubernetes object name: at most 253 lower case letters, digits, hyphens and dots',
    );
  }
  return name;
}
