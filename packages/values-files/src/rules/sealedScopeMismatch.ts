import { SealingScopeName } from '../model/sealedSecretsChange';

/**
 * The annotations with which the controller uses another scope than strict; it
 * accepts only the text "true". Source: `SecretScope` in sealed-secrets
 * `pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go`.
 */
export const SCOPE_ANNOTATION: Readonly<
  Record<Exclude<SealingScopeName, 'strict'>, string>
> = {
  'namespace-wide': 'sealedsecrets.bitnami.com/namespace-wide',
  'cluster-wide': 'sealedsecrets.bitnami.com/cluster-wide',
};

const SCOPE_LIKE = /(?:^|\/)(?:namespace|cluster)[-_]?wide$/i;
const NO = /^(?:false|0|no|off)?$/i;

/** An annotation that looks like a scope. @public */
export type ScopeHint = {
  annotation: string;
  value: string;
};

/**
 * Whether an annotation looks like a scope but the controller does not treat it
 * as one.
 *
 * @param value - not only a text: YAML has `true` and `yes` too
 * @public
 */
export function looksLikeScope(annotation: string, value: unknown): boolean {
  return (
    SCOPE_LIKE.test(annotation) &&
    !(value === 'true' && Object.values(SCOPE_ANNOTATION).includes(annotation))
  );
}

/**
 * The annotations that suggest another scope than the controller uses. An
 * annotation with the value false, or with the scope that applies anyway, does
 * not mislead.
 *
 * @param scope - the scope that the controller uses
 * @param hints - annotations for which {@link looksLikeScope} is true, and
 *   annotations of a template, which the controller does not read
 * @public
 */
export function sealedScopeMismatch<T extends ScopeHint>(
  scope: SealingScopeName,
  hints: readonly T[],
): T[] {
  return hints.filter(({ annotation, value }) => {
    const named = /cluster[-_]?wide$/i.test(annotation)
      ? 'cluster-wide'
      : 'namespace-wide';
    return !NO.test(value) && named !== scope;
  });
}
