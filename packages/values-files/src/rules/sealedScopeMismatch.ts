import { SealingScopeName } from '../model/sealedSecretsChange';
import { Verdict } from './verdict';

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
 * `annotation-without-effect`: an annotation suggests another scope than the
 * controller uses. `scope-forgotten`: the scope is strict, and the annotation
 * of another one is probably missing. `other-scope`, `other-namespace`,
 * `other-name`: what the values were sealed for. `scope-changed`: other values
 * were sealed for the scope before.
 * @public
 */
export type ScopeMismatchCause =
  | 'annotation-without-effect'
  | 'scope-forgotten'
  | 'other-scope'
  | 'other-namespace'
  | 'other-name'
  | 'scope-changed';

/** What is known about the scope of sealed values. @public */
export type SealingFacts<T extends ScopeHint> = {
  /** The scope that the controller uses, by the annotations. */
  scope: SealingScopeName;
  /**
   * Annotations for which {@link looksLikeScope} is true, and annotations of a
   * template, which the controller does not read.
   */
  hints?: readonly T[];
  /** The object's namespace, and the prefix of its name. */
  target?: { namespace: string; fullname: string };
  /** What the values were sealed for. */
  sealedFor?: {
    scope?: SealingScopeName;
    /** Whether the scope was recorded, and is not only a comment's advice. */
    isRecorded?: boolean;
    namespace?: string;
    fullname?: string;
  };
  /** The scope before a change that leaves other sealed values as they are. */
  scopeBefore?: SealingScopeName;
  /**
   * Whether the controller could not decrypt the values with this scope, and
   * nothing else shows why.
   */
  isRefused?: boolean;
};

/** One reason why the controller could not decrypt sealed values. @public */
export interface ScopeMismatch<T extends ScopeHint>
  extends Verdict<ScopeMismatchCause> {
  /** The annotations that mislead. */
  hints: T[];
}

/**
 * The annotations that suggest another scope than the controller uses. An
 * annotation with the value false, or with the scope that applies anyway, does
 * not mislead.
 */
function misleadingHints<T extends ScopeHint>(
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

/** What the values were sealed for, and is not what the controller uses. */
function sealedForOther<T extends ScopeHint>({
  scope,
  scopeBefore,
  sealedFor = {},
  target,
}: SealingFacts<T>): ScopeMismatch<T>[] {
  const { fullname, isRecorded = true, namespace } = sealedFor;
  const found: ScopeMismatch<T>[] = [];
  const add = (cause: ScopeMismatchCause, isProven = true) =>
    found.push({
      cause,
      severity: isProven ? 'error' : 'warning',
      confidence: isProven ? 'proven' : 'likely',
      hints: [],
    });
  if (sealedFor.scope !== undefined && sealedFor.scope !== scope) {
    add('other-scope', isRecorded);
  }
  if (target && scope !== 'cluster-wide') {
    if (namespace !== undefined && namespace !== target.namespace) {
      add('other-namespace');
    } else if (
      scope === 'strict' &&
      fullname !== undefined &&
      fullname !== target.fullname
    ) {
      add('other-name');
    }
  }
  if (scopeBefore !== undefined && scopeBefore !== scope) {
    add('scope-changed');
  }
  return found;
}

/**
 * Why the controller cannot decrypt sealed values, or will not: they were
 * sealed for another scope, namespace or name. An annotation alone is a warning
 * until the controller has failed.
 *
 * @returns the most certain reasons first; empty if there is none
 * @public
 */
export function sealedScopeMismatch<T extends ScopeHint>(
  facts: SealingFacts<T>,
): ScopeMismatch<T>[] {
  const { hints = [], isRefused = false, scope } = facts;
  const misleading = misleadingHints(scope, hints);
  const likely = { confidence: 'likely' as const };
  if (!isRefused) {
    return [
      ...sealedForOther(facts),
      ...misleading.map(hint => ({
        cause: 'annotation-without-effect' as const,
        severity: 'warning' as const,
        ...likely,
        hints: [hint],
      })),
    ];
  }
  if (misleading.length === 0 && scope !== 'strict') {
    return [];
  }
  return [
    {
      cause:
        misleading.length > 0 ? 'annotation-without-effect' : 'scope-forgotten',
      severity: 'error',
      ...likely,
      hints: misleading,
    },
  ];
}
