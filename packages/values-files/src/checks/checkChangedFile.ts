import { ValuesContext } from '../merge/context';
import { ValuesFinding, valuesFinding } from '../merge/findings';
import { SecretsChange } from '../model/secretsChange';
import { checkValuesFiles } from './checkValuesFiles';
import { CheckContext, CheckFinding, CheckFindingId } from './types';

/** A finding of a change, or of a check of the values files as they will be. @public */
export type ChangeFinding = ValuesFinding<CheckFindingId> & {
  /** Where it is in the files as they are, without a change. */
  position?: { file: string; line: number };
};

/**
 * What the checks of a changed file can know beside the context of the change.
 * @public
 */
export interface CheckKnowledge
  extends Pick<CheckContext, 'certificates' | 'stores' | 'time'> {
  /** Whether the environment admits Secrets that nothing manages. */
  plainSecrets?: boolean;
}

/** Faults that fail the release as a whole, whatever part of it they are in. */
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

/** The same fault before and after a change, whatever line it is on. */
function faultKey({ id, file, path, summary }: CheckFinding): string {
  return JSON.stringify([id, file, path, summary]);
}

function checkContextOf(
  { chart, cluster, namespace, policy, release }: ValuesContext,
  { certificates, plainSecrets, stores, time }: CheckKnowledge,
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
    stores,
    time,
    certificates,
    certificatesComplete: false,
    // One that is not known is a finding of the change itself.
    ...(certificates?.some(known => known.fingerprint === fingerprint) && {
      sealedFor: { certificateFingerprint: fingerprint },
    }),
  };
}

/**
 * Checks the values files of a release as they would be with a change, by
 * {@link checkValuesFiles}.
 *
 * A fault of severity error that the files have without the change too is a
 * warning here, unless it fails the release as a whole: who changes one secret
 * need not mend all others first.
 *
 * @param file - the written file; `before` is undefined where there is none
 * yet, `after` is its text with the change, or what it is without one
 * @param change - undefined: the files are looked at as they are, and every
 * error is one
 * @param found - what the change itself found; nothing is said twice
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
      // Lines of a change are not those of the repository.
      return change
        ? finding
        : { ...finding, position: { file: fault.file, line: fault.line } };
    });
}

/** @param isOld - whether it is an error that the files have without the change too */
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
      isOld
        ? `${summary}. The values files have this without the change too`
        : summary,
      remedy,
      confidence,
    ),
    evidence: [{ kind: 'spec', text: `${file}, line ${line}`, time: null }],
  };
}
