import { isMap, valueAt } from '../chart/chartValues';
import { scopeOfValues } from '../merge/sealedSecretsValues';
import { SealingScopeName } from '../model/sealedSecretsChange';
import {
  looksLikeScope,
  SCOPE_ANNOTATION,
  sealedScopeMismatch,
} from '../rules/sealedScopeMismatch';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';

const ANNOTATIONS = ['floe', 'sealedSecrets', 'annotations'];

/** Annotations that look like a scope but have no effect on the controller. */
function misleading(release: CheckedRelease): NewFinding[] {
  const annotations = valueAt(release.effective, ...ANNOTATIONS);
  const hints = Object.entries(isMap(annotations) ? annotations : {})
    .filter(([annotation, value]) => looksLikeScope(annotation, value))
    .map(([annotation, value]) => ({ annotation, value: String(value) }));
  return sealedScopeMismatch(scopeOfValues(release.effective), hints).map(
    ({ annotation }) => ({
      id: 'sealed-scope-mismatch',
      severity: 'warning',
      confidence: 'likely',
      path: [...ANNOTATIONS, annotation],
      summary:
        'This annotation looks like a scope, but the controller accepts only the prefix sealedsecrets.bitnami.com and the text "true"',
      remedy: 'Correct or remove it',
    }),
  );
}

function missing(
  scope: SealingScopeName,
  actual: SealingScopeName,
  confidence: 'proven' | 'likely',
  because: string,
): Omit<NewFinding, 'path'> {
  return {
    id: 'sealed-scope-mismatch',
    severity: confidence === 'proven' ? 'error' : 'warning',
    confidence,
    summary: `${because} the scope ${scope}, but by its annotations the release has the scope ${actual}: the controller could not decrypt the values`,
    remedy:
      scope === 'strict'
        ? `Remove the annotation of the scope ${actual} from floe.sealedSecrets.annotations, or seal the values with that scope`
        : `Set ${SCOPE_ANNOTATION[scope]}: "true" in floe.sealedSecrets.annotations, or seal the values with the scope ${actual}`,
  };
}

const SCOPE_FLAG = /--scope[= ]+["']?(namespace-wide|cluster-wide)\b/;

/** A comment that says to seal with another scope than that of the release. */
function scopeFromComments(
  { files }: CheckedRelease,
  actual: SealingScopeName,
): NewFinding[] {
  for (const file of files) {
    for (const { position, text } of file.comments()) {
      const scope = SCOPE_FLAG.exec(text)?.[1] as SealingScopeName | undefined;
      if (scope && scope !== actual) {
        return [
          {
            ...missing(scope, actual, 'likely', 'A comment says to seal with'),
            path: [],
            at: { file, position },
          },
        ];
      }
    }
  }
  return [];
}

/** Sealed values whose scope differs from that of the release's annotations. */
export const sealedScope: Check = {
  ids: ['sealed-scope-mismatch'],
  run: release => {
    if (!release.active('SealedSecret').some(({ keys }) => keys.length > 0)) {
      return [];
    }
    const actual = scopeOfValues(release.effective);
    const sealed = release.context.sealedFor?.scope;
    const found = misleading(release);
    if (sealed !== undefined) {
      return sealed === actual
        ? found
        : [
            ...found,
            {
              ...missing(
                sealed,
                actual,
                'proven',
                'The values were sealed with',
              ),
              path: ANNOTATIONS,
            },
          ];
    }
    return [...found, ...scopeFromComments(release, actual)];
  },
};
