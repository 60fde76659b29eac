import { chartFullname } from '../chart/chartNames';
import { ChartValues } from '../chart/chartValues';
import { ChartRenderError } from '../chart/errors';
import { ChartSecretManifest } from '../chart/manifests';
import { mergeValues } from '../chart/mergeValues';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { renderDagsterSecret } from '../chart/renderDagsterSecret';
import { ValuesInputError } from '../errors';
import {
  ChangeFinding,
  checkChangedFile,
  CheckKnowledge,
} from '../checks/checkChangedFile';
import { applySecretsChange } from '../merge/applySecretsChange';
import { ValuesContext } from '../merge/context';
import {
  ValuesFileError,
  ValuesFinding,
  valuesFinding,
} from '../merge/findings';
import { parseValuesFile, ValuesFile } from '../merge/parseValuesFile';
import { readSettings, ReleaseSettings } from '../merge/readSettings';
import { looksLikeCredential } from '../model/credentialForms';
import { SecretsChange } from '../model/secretsChange';
import { compareObjects, PreviewedObject } from './compareObjects';
import { shownFile } from './shownFile';
import { shownText, withoutCredentials } from './shownText';
import { unifiedDiff } from './unifiedDiff';

/** The effect of a change on a values file and on the release. @public */
export type ChangePreview = {
  /** The chart's fullname with these values; null if they cannot be read. */
  fullname: string | null;
  /**
   * The settings of the release before the change; null if the files cannot be
   * read.
   */
  current: ReleaseSettings | null;
  /** Whether the file would differ. */
  changed: boolean;
  /**
   * Unified diff, without text that may be a value; empty if nothing changes,
   * null if the change is refused.
   */
  diff: string | null;
  objects: PreviewedObject[];
  /** Findings of severity error are the reasons for refusing the change. */
  findings: ChangeFinding[];
  /** The added or changed objects as the chart renders them, without values. */
  applied: Exclude<ChartSecretManifest, { kind: 'Secret' }>[];
};

type Release = {
  /** The written file. */
  file: ValuesFile;
  values: ChartValues;
  /** Undefined if the chart does not render. */
  objects?: ChartSecretManifest[];
  findings: ValuesFinding[];
};

function findingsOf(error: unknown, path?: string): ValuesFinding[] {
  if (error instanceof ValuesFileError) {
    return error.findings.map(finding =>
      path
        ? {
            ...finding,
            place: finding.place ? `${path}: ${finding.place}` : path,
          }
        : finding,
    );
  }
  if (error instanceof ChartRenderError) {
    return [
      valuesFinding(
        'chart-render-failed',
        'error',
        error.path,
        `The chart could not be installed with these values: ${error.problem}`,
        'Correct this value first',
      ),
    ];
  }
  if (error instanceof ValuesInputError) {
    return [
      valuesFinding(
        'values-layout',
        'error',
        null,
        error.message,
        'Correct it and try again',
      ),
    ];
  }
  throw error;
}

/** Reads the values files of a release and renders its Secrets. */
function readRelease(
  text: string | undefined,
  context: ValuesContext,
): Release | ValuesFinding[] {
  const { earlierFiles = [], chart } = context;
  const files: ChartValues[] = [];
  for (const { path, text: earlier } of earlierFiles) {
    try {
      files.push(parseValuesFile(earlier).values);
    } catch (error) {
      return findingsOf(error, path);
    }
  }
  let file: ValuesFile;
  try {
    file = parseValuesFile(text);
  } catch (error) {
    return findingsOf(error);
  }
  const values = mergeValues(...files, file.values);
  try {
    const ofSubchart = renderDagsterSecret(values, context);
    return {
      file,
      values,
      objects: [
        ...renderChartSecrets(values, {
          release: context.release,
          namespace: context.namespace,
          chartVersion: chart?.version,
          externalSecretsApiVersion: chart?.externalSecretsApiVersion,
        }),
        ...(ofSubchart ? [ofSubchart] : []),
      ],
      findings: [],
    };
  } catch (error) {
    return { file, values, findings: findingsOf(error) };
  }
}

function fullnameOf(values: ChartValues, release: string): string | null {
  try {
    return shownText(chartFullname(release, values));
  } catch {
    // A fullnameOverride that Helm refuses; rendering reports it.
    return null;
  }
}

function settingsOf(
  { path, text }: { path: string; text: string | undefined },
  { earlierFiles = [], release }: ValuesContext,
): ReleaseSettings | null {
  try {
    return withoutCredentials(
      readSettings(
        [...earlierFiles, ...(text === undefined ? [] : [{ path, text }])],
        release,
      ),
    );
  } catch (error) {
    // The findings of the preview report the fault.
    if (error instanceof ValuesFileError) {
      return null;
    }
    throw error;
  }
}

/**
 * Each finding once. Some contain text of the values files in the place of a
 * name.
 */
function shownFindings(findings: ChangeFinding[]): ChangeFinding[] {
  return withoutCredentials(findings).filter(
    (finding, index, all) =>
      all.findIndex(
        other =>
          other.id === finding.id &&
          other.place === finding.place &&
          other.summary === finding.summary,
      ) === index,
  );
}

/**
 * Previews the effect of a change on a values file and on the objects of its
 * release, without anything that may be a value. It does not throw if a change
 * or a file is refused: findings of severity error give the reasons.
 *
 * @param file - the written file; `text` is undefined if there is none yet
 * @param change - by default, the file is shown as it is
 * @param known - further facts about the cluster for the checks
 * @public
 */
export function previewChange(
  file: { path: string; text: string | undefined },
  change: SecretsChange | undefined,
  context: ValuesContext,
  known?: CheckKnowledge,
): ChangePreview {
  const before = readRelease(file.text, context);
  if (Array.isArray(before)) {
    return {
      fullname: null,
      current: null,
      changed: false,
      diff: change ? null : '',
      objects: [],
      findings: shownFindings(before),
      applied: [],
    };
  }
  const outcome = change ? tryChange(file.text, change, context) : undefined;
  const isRefused = Array.isArray(outcome);
  const applied = isRefused ? undefined : outcome;
  const text = applied?.yaml ?? file.text;
  const read = applied?.changed ? readRelease(text, context) : before;
  const after = Array.isArray(read) ? before : read;
  const found = isRefused
    ? outcome
    : [...(applied?.findings ?? []), ...after.findings];
  const objects = compareObjects(
    before,
    isRefused ? before : after,
    applied?.differences ?? [],
  );
  return {
    fullname: fullnameOf(after.values, context.release),
    current: settingsOf(file, context),
    changed: applied?.changed ?? false,
    diff: isRefused ? null : diffOf(file, text, before.file, after.file),
    objects,
    findings: shownFindings([
      ...found,
      ...(isRefused
        ? []
        : checkChangedFile(
            { path: file.path, before: file.text, after: text },
            change,
            context,
            { known, found },
          )),
    ]),
    applied: isRefused
      ? []
      : (after.objects ?? []).flatMap(object =>
          object.kind !== 'Secret' &&
          !looksLikeCredential(object.metadata.name) &&
          objects.some(
            ({ action, kind, name }) =>
              kind === object.kind &&
              name === object.metadata.name &&
              (action === 'added' || action === 'changed'),
          )
            ? [object]
            : [],
        ),
  };
}

function tryChange(
  text: string | undefined,
  change: SecretsChange,
  context: ValuesContext,
) {
  try {
    return applySecretsChange(text, change, context);
  } catch (error) {
    return [...findingsOf(error)];
  }
}

function diffOf(
  { path, text }: { path: string; text: string | undefined },
  after: string | undefined,
  oldFile: ValuesFile,
  newFile: ValuesFile,
): string {
  return after === undefined || after === text
    ? ''
    : unifiedDiff(path, text, after, {
        before: shownFile(oldFile),
        after: shownFile(newFile),
      });
}
