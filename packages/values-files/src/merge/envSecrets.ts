import { ChartValues, valueAt } from '../chart/chartValues';
import { DagsterWorkload } from '../model/dagsterSettings';

/** The place of each workload's `envSecrets` in the values of the Dagster chart. */
export function envSecretsLists(
  values: ChartValues,
): Record<DagsterWorkload, unknown[]> {
  const { dagster } = values;
  const deployments = valueAt(
    dagster,
    'dagster-user-deployments',
    'deployments',
  );
  return {
    webserver: [valueAt(dagster, 'dagsterWebserver', 'envSecrets')],
    daemon: [valueAt(dagster, 'dagsterDaemon', 'envSecrets')],
    'run-launcher': [
      valueAt(dagster, 'runLauncher', 'config', 'k8sRunLauncher', 'envSecrets'),
    ],
    'user-deployments': (Array.isArray(deployments) ? deployments : []).map(
      entry => valueAt(entry, 'envSecrets'),
    ),
  };
}

/** Names of the Secrets in such a list. */
export function namesIn(list: unknown): unknown[] {
  return (Array.isArray(list) ? list : []).map(entry => valueAt(entry, 'name'));
}
