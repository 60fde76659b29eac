import { isRecord } from '../manifest';
import {
  SCOPE_ANNOTATIONS,
  scopeFromAnnotations,
  type SealingScope,
} from '../scope';

/**
 * Problems of a SealedSecret's metadata.
 *
 * - `scope-value-not-true`: a scope annotation has another value than the
 *   literal `"true"` and is passed over.
 * - `scope-annotation-mistyped`: an annotation looks like a scope but has
 *   another name and is passed over.
 * - `scope-on-template-only`: the scope stands on the template, where the
 *   controller does not read it.
 * - `scope-differs-from-template`: object and template name different scopes;
 *   the object's counts.
 * - `both-scopes`: both scope annotations are set; cluster-wide wins.
 * - `template-name-differs`: the template's name or namespace is passed over.
 * - `no-encrypted-data`: there is nothing to unseal.
 * - `deprecated-data`: the values stand in `spec.data`, which the controller
 *   refuses.
 *
 * @public
 */
export type SealedSecretProblemCode =
  | 'scope-value-not-true'
  | 'scope-annotation-mistyped'
  | 'scope-on-template-only'
  | 'scope-differs-from-template'
  | 'both-scopes'
  | 'template-name-differs'
  | 'no-encrypted-data'
  | 'deprecated-data';

/**
 * One problem of a SealedSecret's metadata.
 * @public
 */
export type SealedSecretProblem = {
  /** What it is, for programs. */
  code: SealedSecretProblemCode;
  /** The place in the manifest, such as `metadata.annotations`. */
  path: string;
  /** What it means and what to do. Quotes names of annotations, never a value. */
  message: string;
};

// A prefix of 253 characters, a slash, and 63 characters: the API server refuses longer ones.
const MAX_ANNOTATION_NAME = 317;
const OBJECT_PATH = 'metadata.annotations';
const TEMPLATE_PATH = 'spec.template.metadata.annotations';

/** The pitfalls of scope annotations, on the object and on its template. */
export function scopeProblems(
  objectAnnotations: unknown,
  templateAnnotations: unknown,
): SealedSecretProblem[] {
  return [
    ...annotationProblems(objectAnnotations, OBJECT_PATH),
    ...annotationProblems(templateAnnotations, TEMPLATE_PATH),
    ...comparison(scopeOf(objectAnnotations), scopeOf(templateAnnotations)),
  ];
}

export function scopeOf(annotations: unknown): SealingScope {
  return scopeFromAnnotations(isRecord(annotations) ? annotations : undefined);
}

function annotationProblems(
  annotations: unknown,
  path: string,
): SealedSecretProblem[] {
  if (!isRecord(annotations)) {
    return [];
  }
  const problems = Object.entries(annotations).flatMap(([name, value]) => {
    const problem = annotationProblem(name, value);
    return problem ? [{ ...problem, path }] : [];
  });
  if (
    Object.values(SCOPE_ANNOTATIONS).every(name => annotations[name] === 'true')
  ) {
    problems.push({
      code: 'both-scopes',
      path,
      message:
        'Both scope annotations are set: cluster-wide wins, so values sealed namespace-wide cannot be decrypted',
    });
  }
  return problems;
}

function annotationProblem(
  name: string,
  value: unknown,
): Pick<SealedSecretProblem, 'code' | 'message'> | undefined {
  const scope = intendedScope(name);
  if (!scope || saysFalse(value)) {
    return undefined;
  }
  const annotation = SCOPE_ANNOTATIONS[scope];
  if (name !== annotation) {
    return {
      code: 'scope-annotation-mistyped',
      message: `${name} is not a scope annotation and is ignored: the controller reads ${annotation}`,
    };
  }
  return value === 'true'
    ? undefined
    : {
        code: 'scope-value-not-true',
        message: `${annotation} counts only with the value "true", in lower case and in quotes: now it is ignored`,
      };
}

function saysFalse(value: unknown): boolean {
  return (
    value === false ||
    (typeof value === 'string' && value.toLowerCase() === 'false')
  );
}

function intendedScope(
  name: string,
): 'namespace-wide' | 'cluster-wide' | undefined {
  if (name.length > MAX_ANNOTATION_NAME) {
    return undefined;
  }
  const lastPart = name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  if (lastPart === 'namespacewide') {
    return 'namespace-wide';
  }
  return lastPart === 'clusterwide' ? 'cluster-wide' : undefined;
}

function comparison(
  objectScope: SealingScope,
  templateScope: SealingScope,
): SealedSecretProblem[] {
  if (objectScope === templateScope || templateScope === 'strict') {
    return [];
  }
  return objectScope === 'strict'
    ? [
        {
          code: 'scope-on-template-only',
          path: TEMPLATE_PATH,
          message: `The scope ${templateScope} is only on the template, which passes it on to the Secret: put ${SCOPE_ANNOTATIONS[templateScope]}: "true" under metadata.annotations of the SealedSecret`,
        },
      ]
    : [
        {
          code: 'scope-differs-from-template',
          path: TEMPLATE_PATH,
          message: `The SealedSecret says ${objectScope} and its template ${templateScope}: the controller uses that of the SealedSecret`,
        },
      ];
}
