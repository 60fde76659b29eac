import { isMap, valueAt } from '../chart/chartValues';
import { scopeOfValues } from '../merge/sealedSecretsValues';
import { SealingScopeName } from '../model/sealedSecretsChange';
import {
  looksLikeScope,
  SCOPE_ANNOTATION,
  ScopeHint,
  sealedScopeMismatch,
} from '../rules/sealedScopeMismatch';
import { ANNOTATION_TEXT } from '../merge/ruleFindings';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';

const ANNOTATIONS = ['floe', 'sealedSecrets', 'annotations'];

/** Annotations that look like a scope. */
function hintsOf({ effective }: CheckedRelease): ScopeHint[] {
  const annotations = valueAt(effective, ...ANNOTATIONS);
  return Object.entries(isMap(annotations) ? annotations : {})
    .filter(([annotation, value]) => looksLikeScope(annotation, value))
    .map(([annotation, value]) => ({ annotation, value: String(value) }));
}

function otherScope(
  scope: SealingScopeName,
  actual: SealingScopeName,
  because: string,
): Pick<NewFinding, 'summary' | 'remedy'> {
  return {
    summary: `${because} the scope ${scope}, but by its annotations the release has the scope ${actual}: the controller could not decrypt the values`,
    remedy:
      scope === 'strict'
        ? `Remove the annotation of the scope ${actual} from floe.sealedSecrets.annotations, or seal the values with that scope`
        : `Set ${SCOPE_ANNOTATION[scope]}: "true" in floe.sealedSecrets.annotations, or seal the values with the scope ${actual}`,
  };
}

const SCOPE_FLAG = /--scope[= ]+["']?(namespace-wide|cluster-wide)\b/;

/** The first comment that says to seal with another scope than that of the release. */
function adviceOf({ files }: CheckedRelease, actual: SealingScopeName) {
  for (const file of files) {
    for (const { position, text } of file.comments()) {
      const scope = SCOPE_FLAG.exec(text)?.[1] as SealingScopeName | undefined;
      if (scope && scope !== actual) {
        return { scope, at: { file, position } };
      }
    }
  }
  return undefined;
}

/** Sealed values whose scope differs from that of the release's annotations. */
export const sealedScope: Check = {
  ids: ['sealed-scope-mismatch'],
  run: release => {
    if (!release.active('SealedSecret').some(({ keys }) => keys.length > 0)) {
      return [];
    }
    const actual = scopeOfValues(release.effective);
    const recorded = release.context.sealedFor?.scope;
    const advice = recorded ? undefined : adviceOf(release, actual);
    const scope = recorded ?? advice?.scope;
    return sealedScopeMismatch({
      scope: actual,
      hints: hintsOf(release),
      sealedFor: { scope, isRecorded: recorded !== undefined },
    }).map(({ cause, confidence, hints, severity }): NewFinding => {
      const common = {
        id: 'sealed-scope-mismatch' as const,
        severity,
        confidence,
      };
      if (cause === 'other-scope') {
        return advice
          ? {
              ...common,
              ...otherScope(scope!, actual, 'A comment says to seal with'),
              path: [],
              at: advice.at,
            }
          : {
              ...common,
              ...otherScope(scope!, actual, 'The values were sealed with'),
              path: ANNOTATIONS,
            };
      }
      return {
        ...common,
        ...ANNOTATION_TEXT,
        path: [...ANNOTATIONS, hints[0].annotation],
      };
    });
  },
};
