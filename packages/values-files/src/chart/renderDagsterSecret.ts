import { ChartRelease } from './chartMetadata';
import { ChartValues, isMap, valueAt } from './chartValues';
import { ChartSecretManifest, PlainSecretManifest } from './manifests';
import { firstSet, isTruthy, unquotedText } from './templateFunctions';

/** The Dagster chart's own values. */
const DEFAULT_SECRET_NAME = 'dagster-postgresql-secret';
const DEFAULT_PASSWORD = 'test';

/**
 * Whether the Dagster subchart creates a Secret for its database. Only a value
 * at the top level of `dagster` counts; the template does not read
 * `dagster.global.generatePostgresqlPasswordSecret`.
 */
export function generatesDatabaseSecret(values: ChartValues): boolean {
  const dagster = isMap(values.dagster) ? values.dagster : {};
  const generates = Object.hasOwn(dagster, 'generatePostgresqlPasswordSecret')
    ? isTruthy(dagster.generatePostgresqlPasswordSecret)
    : true;
  return dagster.enabled !== false && generates;
}

/** The name in the values, which may be something else than text. */
export function databaseSecretValue(values: ChartValues): unknown {
  return firstSet(
    valueAt(values, 'global', 'postgresqlSecretName'),
    valueAt(values, 'dagster', 'global', 'postgresqlSecretName'),
    DEFAULT_SECRET_NAME,
  );
}

/**
 * The name of the Secret from which the Dagster subchart reads the password of
 * its database.
 */
export function databaseSecretName(values: ChartValues): string {
  return unquotedText(
    databaseSecretValue(values),
    'dagster.global.postgresqlSecretName',
  );
}

/**
 * The Secret that the Dagster subchart creates for its database, with the
 * password of the subchart's values (`test` by default); `undefined` if it
 * creates none. It has none of the labels of the floe-dagster chart. Rule:
 * `templates/secret-postgres.yaml` of the Dagster chart 1.9.
 *
 * @param values - the values files of the release, merged with {@link
 *   mergeValues}
 * @throws {@link ChartRenderError} if its name is not text
 * @public
 */
export function renderDagsterSecret(
  values: ChartValues,
  { release, namespace }: ChartRelease,
): PlainSecretManifest | undefined {
  if (!generatesDatabaseSecret(values)) {
    return undefined;
  }
  const postgresql = valueAt(values, 'dagster', 'postgresql');
  const password =
    isMap(postgresql) && Object.hasOwn(postgresql, 'postgresqlPassword')
      ? postgresql.postgresqlPassword
      : DEFAULT_PASSWORD;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: databaseSecretName(values),
      namespace,
      labels: { app: 'dagster', release, heritage: 'Helm' },
    },
    type: 'Opaque',
    stringData: { 'postgresql-password': String(password ?? '') },
  };
}

/**
 * Whether an object is the Secret of {@link renderDagsterSecret}: the subchart
 * gives it none of the labels of the chart.
 */
export function isDagsterSecret({
  kind,
  metadata,
}: ChartSecretManifest): boolean {
  return (
    kind === 'Secret' && metadata.labels['app.kubernetes.io/name'] === undefined
  );
}
