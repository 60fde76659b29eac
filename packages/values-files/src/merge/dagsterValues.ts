import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { DagsterWorkload, DatabaseConnection } from '../model/dagsterSettings';
import { SecretsChange } from '../model/secretsChange';
import { sectionsOfChange } from './context';
import { WantedList, WantedMap } from './wanted';

/**
 * Settings of the Dagster subchart that go with a database Secret of our own.
 * The Dagster chart reads `generatePostgresqlPasswordSecret` at its top level;
 * under `global`, where the guide has it, it is kept for older charts.
 */
function databaseValues(
  fullname: string,
  { host, port, username, database }: DatabaseConnection = {},
): WantedMap {
  return {
    generatePostgresqlPasswordSecret: false,
    postgresql: {
      enabled: false,
      ...(host !== undefined && { postgresqlHost: host }),
      ...(username !== undefined && { postgresqlUsername: username }),
      ...(database !== undefined && { postgresqlDatabase: database }),
      ...(port !== undefined && { service: { port } }),
    },
    global: {
      postgresqlSecretName: sectionSecretName(fullname, 'postgresql'),
      generatePostgresqlPasswordSecret: false,
    },
  };
}

/** Names of the Secrets of a change that workloads read as environment variables. */
export function environmentSecrets(
  change: SecretsChange,
  fullname: string,
): string[] {
  return [
    ...sectionsOfChange(change)
      .filter(section => section !== 'postgresql')
      .map(section => sectionSecretName(fullname, section)),
    ...change.custom.map(({ name }) => customSecretName(fullname, name)),
  ];
}

function userDeployments(present: ChartValues): string[] {
  const list = valueAt(
    present,
    'dagster',
    'dagster-user-deployments',
    'deployments',
  );
  return (Array.isArray(list) ? list : []).flatMap(entry =>
    isMap(entry) && typeof entry.name === 'string' ? [entry.name] : [],
  );
}

/**
 * What a workload's `envSecrets` has to be in the values of `dagster`;
 * `undefined` where these values have no place for it.
 */
function workloadValues(
  workload: DagsterWorkload,
  names: readonly string[],
  present: ChartValues,
): WantedMap | undefined {
  const envSecrets = new WantedList(
    'name',
    names.map(name => ({ name })),
  );
  switch (workload) {
    case 'webserver':
      return { dagsterWebserver: { envSecrets } };
    case 'daemon':
      return { dagsterDaemon: { envSecrets } };
    case 'run-launcher': {
      const type = valueAt(present, 'dagster', 'runLauncher', 'type');
      return type === undefined || type === 'K8sRunLauncher'
        ? { runLauncher: { config: { k8sRunLauncher: { envSecrets } } } }
        : undefined;
    }
    default: {
      const deployments = userDeployments(present);
      return deployments.length > 0
        ? {
            'dagster-user-deployments': {
              deployments: new WantedList(
                'name',
                deployments.map(name => ({ name, envSecrets })),
              ),
            },
          }
        : undefined;
    }
  }
}

/** The workloads that a change names and that the values have no place for. */
export function workloadsWithoutPlace(
  change: SecretsChange,
  present: ChartValues,
): DagsterWorkload[] {
  return (change.envSecrets ?? []).filter(
    workload => !workloadValues(workload, [], present),
  );
}

/**
 * What `dagster` is to have once a change is made.
 *
 * @param present - what the release has now, earlier files included
 */
export function dagsterValues(
  change: SecretsChange,
  present: ChartValues,
  fullname: string,
): WantedMap {
  const names = environmentSecrets(change, fullname);
  const workloads = names.length > 0 ? change.envSecrets ?? [] : [];
  return Object.assign(
    change.components.postgresql
      ? databaseValues(fullname, change.database)
      : {},
    ...workloads.map(workload => workloadValues(workload, names, present)),
  );
}
