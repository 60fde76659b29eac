import { sectionSecretName } from '../chart/chartNames';
import { ChartValues } from '../chart/chartValues';
import { SecretsChange } from '../model/secretsChange';
import { externalSecretsValues } from './externalSecretsValues';
import { sealedSecretsValues } from './sealedSecretsValues';
import { WantedMap } from './wanted';

/** Settings of the Dagster subchart that go with a database Secret of our own. */
function databaseOverrides(fullname: string): WantedMap {
  return {
    dagster: {
      postgresql: { enabled: false },
      global: {
        postgresqlSecretName: sectionSecretName(fullname, 'postgresql'),
        generatePostgresqlPasswordSecret: false,
      },
    },
  };
}

/**
 * What the values of a release are to have once a change is made.
 *
 * @param present - what the release has now, earlier files included
 */
export function wantedValues(
  change: SecretsChange,
  present: ChartValues,
  fullname: string,
): WantedMap {
  const secrets =
    change.approach === 'external-secrets'
      ? externalSecretsValues(change)
      : sealedSecretsValues(change, present);
  return {
    ...secrets,
    ...(change.components.postgresql && databaseOverrides(fullname)),
  };
}
