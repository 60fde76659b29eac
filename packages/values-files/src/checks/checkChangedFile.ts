import { ValuesContext } from '../merge/context';
import { ValuesFinding, valuesFinding } from '../merge/findings';
import { SecretsChange } from '../model/secretsChange';
import { checkValuesFiles } from './checkValuesFiles';
import { CheckContext, CheckFinding, CheckFindingId } from './types';

/**
 * A finding of a change, or of a check of the values files with the change
 * applied.
 * @public
 */
export type ChangeFinding = ValuesFinding<CheckFindingId> & {
  /** The place in the files without the change. */
  position?: { file: string; line: number };
};

/**
 * Further facts for the checks of a changed file, besides the context of the
 * change.
 * @public
 */
export interface CheckKnowledge
  extends Pick<CheckContext, 'certificates' | 'sopsFiles' | 'stores' | 'time'> {
  /** Whether the environment allows Secrets that no operator manages. */
  plainSecrets?: boolean;
}

/** Faults that break the whole release. */
const OF_WHOLE_RELEASE: ReadonlySet<CheckFindingId> = new Set([
  'api-version-not-served',
  'chart-render-failed',
  'name-invalid',
  'section-without-keys',
]);

const SEVERITIES: readonly CheckFinding['severity'][] = [
  'info',
  'warning',
  'error',
];

/** The same fault before and after a change, regardless of its line. */
function faultKey({ id, file, path, summary }: CheckFinding): string {
  return JSON.stringify([id, file, path, summary]);
}

function checkContextOf(
  { chart, cluster, namespace, policy, release }: ValuesContext,
  { certificates, plainSecrets, sopsFiles, stores, time }: CheckKnowledge,
  change: SecretsChange | undefined,
): CheckContext {
  const fingerprint =
    change?.approach === 'sealed-secrets'
      ? change.sealedFor?.certificateFingerprint
      : undefined;
  return {
    chart,
    cluster,
    namespace,
    release,
    policy: { ...policy, plainSecrets },
    sopsFiles,
    stores,
    time,
    certificates,
    certificatesComplete: false,
    // An unknown fault is a finding of the change itself.
    ...(certificates?.some(known => known.fingerprint === fingerprint) && {
      sealedFor: { certificateFingerprint: fingerprint },
    }),
  };
}

/**
 * Checks the values files of a release with a change applied, by {@link
 * checkValuesFiles}. An error that the files also have without the change
 * becomes a warning, unless it breaks the whole release: a user who changes one
 * secret need not repair all others first.
 *
 * @param file - the written file; `before` is undefined if there is none yet,
 *   `after` is its text with the change, or its present text without one
 * @param change - undefined: the files are checked as they are, and errors stay
 *   errors
 * @param found - findings of the change itself, which are not repeated
 * @public
 */
export function checkChangedFile(
  file: { path: string; before: string | undefined; after: string | undefined },
  change: SecretsChange | undefined,
  context: ValuesContext,
  options: { known?: CheckKnowledge; found?: readonly ValuesFinding[] } = {},
): ChangeFinding[] {
  const { known = {}, found = [] } = options;
  const checkContext = checkContextOf(context, known, change);
  const check = (text: string | undefined) =>
    checkValuesFiles(
      [
        ...(context.earlierFiles ?? []),
        ...(text === undefined ? [] : [{ path: file.path, text }]),
      ],
      checkContext,
    );
  const before = new Set(
    change && file.before !== undefined ? check(file.before).map(faultKey) : [],
  );
  if (change && file.before === undefined && context.earlierFiles?.length) {
    check(undefined).forEach(fault => before.add(faultKey(fault)));
  }
  return check(file.after)
    .filter(
      fault =>
        !found.some(
          ({ id, place, severity }) =>
            id === fault.id &&
            (before.has(faultKey(fault))
              ? place === fault.path || fault.severity === 'info'
              : SEVERITIES.indexOf(severity) >=
                SEVERITIES.indexOf(fault.severity)),
        ),
    )
    .map(fault => {
      const isOld =
        before.has(faultKey(fault)) && !OF_WHOLE_RELEASE.has(fault.id);
      const finding = toFinding(
        fault,
        file.path,
        isOld && fault.severity === 'error',
      );
      // Line numbers of the changed file differ from those in the repository.
      return change
        ? finding
        : { ...finding, position: { file: fault.file, line: fault.line } };
    });
}

/** @param isOld - whether the files have this error without the change too */
function toFinding(
  fault: CheckFinding,
  written: string,
  isOld: boolean,
): ChangeFinding {
  const { id, severity, confidence, summary, remedy, file, line, path } = fault;
  const place = path ?? `line ${line}`;
  return {
    ...valuesFinding(
      id,
      isOld ? 'warning' : severity,
      file === written ? place : `${file}: ${place}`,
      isOld ? `${summary}. This fault exists without the change too` : summary,
      remedy,
      confidence,
    ),
    evidence: [{ kind: 'spec', text: `${file}, line ${line}`, time: null }],
  };
}
