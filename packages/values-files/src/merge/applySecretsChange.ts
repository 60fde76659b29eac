import { isEqual } from 'es-toolkit';
import {
  ExternalSecretManifest,
  SealedSecretManifest,
} from '../chart/manifests';
import { ChartRenderError } from '../chart/errors';
import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { mergeValues } from '../chart/mergeValues';
import { namespaceName, releaseName } from '../model/kubernetesNames';
import { SecretsChange } from '../model/secretsChange';
import { checkExternalSecretsChange } from './checkChange';
import { checkReplaced } from './checkReplaced';
import { checkDagster } from './checkDagster';
import { checkRelease } from './checkRelease';
import { ComparedRelease } from './ComparedRelease';
import {
  checkAbsent,
  checkRemovals,
  refuseWithoutStore,
} from './checkRemovals';
import { checkSealedSecretsChange } from './checkSealing';
import { fullnameOf, ValuesContext } from './context';
import { differencesOf, ObjectDifference } from './differences';
import { EditPlan, ValuesChange } from './EditPlan';
import {
  refuse,
  renderFinding,
  ValuesFileError,
  ValuesFinding,
  valuesFinding,
} from './findings';
import {
  parseValuesFile,
  refuseEncrypted,
  refuseLarge,
  ValuesFile,
} from './parseValuesFile';
import { readFiles } from './readFiles';
import { refuseLayout } from './refusals';
import { renderRelease } from './renderRelease';
import { SecretReaders, secretReaders } from './secretReaders';
import { applyWanted, WantedMap } from './wanted';
import { wantedValues } from './wantedValues';
import { WithinFile } from './withinFile';

/** An object that a change creates or changes. @public */
export type ChangedObject = {
  kind: 'ExternalSecret' | 'SealedSecret';
  name: string;
  component?: string;
  change: 'added' | 'changed' | 'unchanged';
};

/** The result of a change of a values file. @public */
export type AppliedSecretsChange = {
  /** The whole file. */
  yaml: string;
  /** Whether the file differs from the existing one. */
  changed: boolean;
  /** Places that differ. */
  changes: ValuesChange[];
  /** Warnings and remarks; errors are thrown. */
  findings: ValuesFinding[];
  objects: ChangedObject[];
  /** The created and changed objects, as the chart will render them. */
  manifests: (ExternalSecretManifest | SealedSecretManifest)[];
  /**
   * Every ExternalSecret and SealedSecret of the release that differs, and how.
   * It includes objects that a setting of the release changes, and removed
   * ones. If the chart could not be rendered before, all of them are new.
   */
  differences: ObjectDifference[];
  /** Which workloads read those Secrets, without the Secret of the database. */
  readers: SecretReaders[];
};

function checkContext({ namespace, release }: ValuesContext) {
  for (const [place, schema, name] of [
    ['namespace', namespaceName, namespace],
    ['release', releaseName, release],
  ] as const) {
    const parsed = schema.safeParse(name);
    if (!parsed.success) {
      refuse(
        'name-invalid',
        place,
        `The ${place} of the service is not a valid name: ${parsed.error.issues[0].message}`,
        'Correct it in the catalog',
      );
    }
  }
}

function says(text: string, values: ChartValues): boolean {
  try {
    return isEqual(parseValuesFile(text).values, values);
  } catch {
    return false;
  }
}

/**
 * Changes the text, and verifies that the result has the wanted values and no
 * other changes.
 */
function edit(file: ValuesFile, wanted: WantedMap) {
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const unfinished = file.text !== '' && !file.text.endsWith('\n');
  const plan = new EditPlan(
    unfinished ? file.text + newline : file.text,
    file.document,
  );
  plan.plan(wanted);
  const edited = plan.apply();
  const text = unfinished ? edited.slice(0, -newline.length) : edited;
  const yaml = file.byteOrderMark + text;
  refuseLarge(yaml);
  const expected = applyWanted(file.values, wanted) as ChartValues;
  if (!says(text, expected)) {
    refuseLayout(null);
  }
  return {
    yaml,
    changed: text !== file.text,
    changes: plan.changes,
    values: expected,
  };
}

function checkTemplate(
  change: SecretsChange,
  after: ChartValues,
): ValuesFinding[] {
  const template = valueAt(after, 'floe', 'externalSecrets', 'template');
  return change.approach === 'external-secrets' &&
    (change.components.postgresql || change.template) &&
    valueAt(template, 'enabled') &&
    valueAt(template, 'connectionString')
    ? [
        valuesFinding(
          'template-error',
          'warning',
          'floe.externalSecrets.template.connectionString',
          "The chart's template for the connection string asks for keys that its ExternalSecret does not have (username instead of postgresql-username)",
          'Disable it, unless your version of the chart is known to work with it',
          'likely',
        ),
      ]
    : [];
}

function checkPlaintext({ values }: ValuesFile): ValuesFinding[] {
  return isMap(values.secrets) && Object.keys(values.secrets).length > 0
    ? [
        valuesFinding(
          'sops-plaintext-left',
          'warning',
          'secrets',
          'The values file is not encrypted and has a section for secret values',
          'If these are real values, rotate them: everybody who reads the repository has seen them',
          'likely',
        ),
      ]
    : [];
}

/**
 * The Secrets with the names that the values give them, regardless of what
 * creates them.
 */
function secretNames(
  values: ChartValues,
  context: ValuesContext,
): string[] | undefined {
  const rendered = renderRelease(values, context);
  return rendered instanceof ChartRenderError
    ? undefined
    : rendered.map(({ metadata }) => metadata.name);
}

function carriedFindings({ carried }: WithinFile): ValuesFinding[] {
  return carried.map(({ path, entries, file }) =>
    valuesFinding(
      'earlier-list-replaced',
      'warning',
      path,
      `This list replaces the list of an earlier values file${
        file && ` (${file})`
      }, so its entries are repeated: ${entries.join(', ')}`,
      'From now on, change them in this file',
    ),
  );
}

/**
 * Writes a change into a values file of the floe-dagster chart. Everything that
 * the change does not name stays: comments, order and every other byte.
 * Applying it twice gives the same file. A removed part takes its own comments
 * along. The chart is rendered before and after, and a change that would break
 * the release or another secret of it is refused.
 *
 * @param existing - text of the file; `undefined` if there is none yet
 * @throws {@link ValuesFileError} with all findings if one of them is an error.
 *   It does not quote the file.
 * @public
 */
export function applySecretsChange(
  existing: string | undefined,
  change: SecretsChange,
  context: ValuesContext,
): AppliedSecretsChange {
  checkContext(context);
  const earlierFiles = readFiles(context.earlierFiles ?? []);
  const file = parseValuesFile(existing);
  refuseEncrypted(file);

  const earlier = earlierFiles.map(({ values }) => values);
  const present = mergeValues(...earlier, file.values);
  const fullname = fullnameOf(present, context);
  refuseWithoutStore(change, present);
  const withinFile = new WithinFile(file.values, earlierFiles);
  const wanted = wantedValues(change, present, fullname, values =>
    secretNames(values, context),
  );
  const { values, ...edited } = edit(file, withinFile.resolve(wanted));
  const after = mergeValues(...earlier, values);

  const findings = [
    ...(change.approach === 'external-secrets'
      ? checkExternalSecretsChange(change, context, after)
      : checkSealedSecretsChange(change, context, fullname, present, after)),
    ...checkAbsent(change, present),
    ...checkTemplate(change, after),
    ...checkPlaintext(file),
    ...carriedFindings(withinFile),
  ];
  const rendered = renderRelease(after, context);
  if (rendered instanceof ChartRenderError) {
    throw new ValuesFileError([...findings, renderFinding(rendered)]);
  }
  const renderedBefore = renderRelease(present, context);
  const before =
    renderedBefore instanceof ChartRenderError ? undefined : renderedBefore;
  const release = new ComparedRelease(change, fullname, before, rendered);
  const differences = differencesOf(before ?? [], rendered, present);
  findings.push(
    ...checkRelease(release),
    ...checkDagster(change, { present, after }, rendered, context),
    ...checkRemovals(change, differences, {
      present,
      after,
      fullname,
    }),
    ...checkReplaced(change, before ?? [], rendered, {
      fullname,
      namespace: context.namespace,
    }),
  );
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new ValuesFileError(findings);
  }
  return {
    ...edited,
    findings,
    ...objectsOf(release),
    differences,
    readers: secretReaders(change, after, fullname),
  };
}

function objectsOf(
  release: ComparedRelease,
): Pick<AppliedSecretsChange, 'objects' | 'manifests'> {
  const targets = release
    .targets()
    .flatMap(({ manifest, before }) =>
      manifest.kind === 'Secret' ? [] : [{ manifest, before }],
    );
  return {
    manifests: targets.map(({ manifest }) => manifest),
    objects: targets.map(({ manifest, before }) => {
      const component = manifest.metadata.labels['app.kubernetes.io/component'];
      const known = isEqual(manifest, before) ? 'unchanged' : 'changed';
      return {
        kind: manifest.kind,
        name: manifest.metadata.name,
        ...(component && { component }),
        change: before ? known : 'added',
      };
    }),
  };
}
