import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import {
  DAGSTER_WORKLOADS,
  DagsterWorkload,
  DatabaseConnection,
} from '../model/dagsterSettings';
import { SecretsChange } from '../model/secretsChange';
import { sectionsOfChange } from './context';
import { envSecretsLists, namesIn } from './envSecrets';
import { REMOVE, WantedList, WantedMap } from './wanted';

/** The Dagster chart's names for the fields of its database. */
const CONNECTION_FIELDS = {
  host: 'postgresqlHost',
  username: 'postgresqlUsername',
  database: 'postgresqlDatabase',
} as const;

/**
 * Settings of the Dagster subchart for a database Secret of our own. The
 * Dagster chart reads `generatePostgresqlPasswordSecret` at its top level; the
 * copy under `global`, where the guide puts it, is kept for older charts.
 */
function ownDatabase(fullname: string): WantedMap {
  return {
    generatePostgresqlPasswordSecret: false,
    postgresql: { enabled: false },
    global: {
      postgresqlSecretName: sectionSecretName(fullname, 'postgresql'),
      generatePostgresqlPasswordSecret: false,
    },
  };
}

/**
 * The address of Dagster's database: the fields that are set, and those that
 * are removed.
 */
function connectionValues({ database, remove }: SecretsChange): WantedMap {
  const valueOf = (field: Exclude<keyof DatabaseConnection, 'ownSecret'>) =>
    remove?.database?.includes(field) ? REMOVE : database?.[field];
  const values: WantedMap = {};
  for (const field of ['host', 'username', 'database'] as const) {
    const value = valueOf(field);
    if (value !== undefined) {
      values[CONNECTION_FIELDS[field]] = value;
    }
  }
  const port = valueOf('port');
  return port === undefined ? values : { ...values, service: { port } };
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

/** The user deployments that have a name, with the Secrets that they read. */
function userDeployments(
  present: ChartValues,
): { name: string; secrets: unknown[] }[] {
  const list = valueAt(
    present,
    'dagster',
    'dagster-user-deployments',
    'deployments',
  );
  return (Array.isArray(list) ? list : []).flatMap(entry =>
    isMap(entry) && typeof entry.name === 'string'
      ? [{ name: entry.name, secrets: namesIn(entry.envSecrets) }]
      : [],
  );
}

/**
 * The wanted `envSecrets` of a workload in the values of `dagster`; `undefined`
 * if these values have no place for it.
 */
function workloadValues(
  workload: DagsterWorkload,
  names: readonly string[],
  present: ChartValues,
  removed: readonly string[] = [],
): WantedMap | undefined {
  const envSecrets = new WantedList(
    'name',
    names.map(name => ({ name })),
    removed,
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
      const touched = deployments.filter(
        ({ secrets }) =>
          names.length > 0 || removed.some(name => secrets.includes(name)),
      );
      return deployments.length > 0
        ? {
            'dagster-user-deployments': {
              deployments: new WantedList(
                'name',
                touched.map(({ name }) => ({ name, envSecrets })),
              ),
            },
          }
        : undefined;
    }
  }
}

/** The workloads that a change names and that the values have no place for. */
export function unsupportedWorkloads(
  change: SecretsChange,
  present: ChartValues,
): DagsterWorkload[] {
  const asked = new Set([
    ...(change.envSecrets ?? []),
    ...(change.readers ?? []).map(({ workload }) => workload),
  ]);
  return [...asked].filter(workload => !workloadValues(workload, [], present));
}

/** The Secrets that the values name for a workload. */
function secretsOf(
  entries: SecretsChange['readers'] = [],
  workload: DagsterWorkload,
  fullname: string,
): string[] {
  return entries
    .filter(entry => entry.workload === workload)
    .map(({ component, custom }) =>
      component
        ? sectionSecretName(fullname, component)
        : customSecretName(fullname, custom!),
    );
}

/**
 * The wanted values of `dagster` after a change.
 *
 * @param present - the release's current values, earlier files included
 * @param deleted - Secrets that nothing creates after the change; they are
 *   removed from the workloads
 */
export function dagsterValues(
  change: SecretsChange,
  present: ChartValues,
  fullname: string,
  deleted: readonly string[],
): WantedMap {
  const names = environmentSecrets(change, fullname);
  const lists = envSecretsLists(present);
  const workloads = DAGSTER_WORKLOADS.flatMap(workload => {
    const named = lists[workload].flatMap(namesIn);
    const added = [
      ...(change.envSecrets?.includes(workload) ? names : []),
      ...secretsOf(change.readers, workload, fullname),
    ];
    const removed = [
      ...deleted,
      ...secretsOf(change.remove?.envSecrets, workload, fullname),
    ].filter(name => named.includes(name) && !added.includes(name));
    return added.length + removed.length > 0
      ? [workloadValues(workload, added, present, removed) ?? {}]
      : [];
  });
  const connection = connectionValues(change);
  const database: WantedMap =
    change.components.postgresql || change.database?.ownSecret
      ? ownDatabase(fullname)
      : {};
  if (Object.keys(connection).length > 0) {
    database.postgresql = {
      ...(database.postgresql as WantedMap),
      ...connection,
    };
  }
  return Object.assign(database, ...workloads);
}
