import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { ChartSecretManifest } from '../chart/manifests';
import { databaseSecretName } from '../chart/renderDagsterSecret';
import { isTruthy } from '../chart/templateFunctions';
import { SecretsChange } from '../model/secretsChange';
import { ValuesContext } from './context';
import { unsupportedWorkloads } from './dagsterValues';
import { ValuesFinding, valuesFinding } from './findings';

const CONNECTION = {
  postgresqlHost: 'host',
  postgresqlUsername: 'user name',
  postgresqlDatabase: 'database',
} as const;

function isEmbeddedDatabaseOff(values: ChartValues): boolean {
  const postgresql = valueAt(values, 'dagster', 'postgresql');
  return (
    valueAt(values, 'dagster', 'enabled') !== false &&
    isMap(postgresql) &&
    Object.hasOwn(postgresql, 'enabled') &&
    !isTruthy(postgresql.enabled)
  );
}

/**
 * Finds a release whose database Secret comes from the chart, and whose values
 * do not set the address of the database. The Dagster chart reads only the
 * password from the Secret.
 */
function checkConnection(
  values: ChartValues,
  rendered: readonly ChartSecretManifest[],
  { earlierFiles }: ValuesContext,
): ValuesFinding[] {
  if (
    !isEmbeddedDatabaseOff(values) ||
    !rendered.some(
      ({ metadata }) => metadata.name === databaseSecretName(values),
    )
  ) {
    return [];
  }
  const missing = Object.entries(CONNECTION).filter(
    ([key]) => !isTruthy(valueAt(values, 'dagster', 'postgresql', key)),
  );
  if (missing.length === 0) {
    return [];
  }
  const fields = missing.map(([key]) => `dagster.postgresql.${key}`).join(', ');
  return [
    valuesFinding(
      'database-connection-missing',
      'warning',
      'dagster.postgresql',
      `The embedded database is off, and these values set no ${missing
        .map(([, title]) => title)
        .join(
          ', no ',
        )} for Dagster; the Dagster chart reads only the password from the Secret`,
      `Set ${fields}, unless another values file of the release does`,
      earlierFiles ? 'proven' : 'likely',
    ),
  ];
}

/**
 * Reasons why the Dagster subchart would not use the Secrets of a change.
 *
 * @param present - the values before the change
 * @param after - the values after the change
 * @param rendered - the objects that they render
 */
export function checkDagster(
  change: SecretsChange,
  values: { present: ChartValues; after: ChartValues },
  rendered: readonly ChartSecretManifest[],
  context: ValuesContext,
): ValuesFinding[] {
  return [
    ...checkConnection(values.after, rendered, context),
    ...unsupportedWorkloads(change, values.present).map(workload =>
      valuesFinding(
        'workload-not-found',
        'warning',
        'dagster',
        workload === 'run-launcher'
          ? 'The release does not use the Kubernetes run launcher, so envSecrets of the run launcher cannot be set here'
          : 'The values have no user deployments with a name, so envSecrets of the user deployments cannot be set here',
        'Add envSecrets where the workload is configured',
      ),
    ),
  ];
}
