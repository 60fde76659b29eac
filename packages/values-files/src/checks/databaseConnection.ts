import { isMap, valueAt } from '../chart/chartValues';
import { isTruthy } from '../chart/templateFunctions';
import { Check } from './CheckedRelease';

const CONNECTION = {
  postgresqlHost: 'host',
  postgresqlUsername: 'user name',
  postgresqlDatabase: 'database',
} as const;

/** An embedded database that is disabled, without settings for another one. */
export const databaseConnection: Check = {
  ids: ['database-connection-missing'],
  run: ({ values }) => {
    const postgresql = valueAt(values, 'dagster', 'postgresql');
    if (
      valueAt(values, 'dagster', 'enabled') === false ||
      !isMap(postgresql) ||
      !Object.hasOwn(postgresql, 'enabled') ||
      isTruthy(postgresql.enabled)
    ) {
      return [];
    }
    const missing = Object.entries(CONNECTION).filter(
      ([key]) => !isTruthy(postgresql[key]),
    );
    if (missing.length === 0) {
      return [];
    }
    return [
      {
        id: 'database-connection-missing',
        severity: 'warning',
        confidence: 'likely',
        path: ['dagster', 'postgresql', 'enabled'],
        summary: `The embedded database is off, and these values set no ${missing
          .map(([, title]) => title)
          .join(
            ', no ',
          )} for Dagster; the Dagster chart reads only the password from the Secret`,
        remedy: `Set ${missing
          .map(([key]) => `dagster.postgresql.${key}`)
          .join(', ')}, unless another values file of the release does`,
      },
    ];
  },
};
