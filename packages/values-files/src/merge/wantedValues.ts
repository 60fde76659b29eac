import { ChartValues } from '../chart/chartValues';
import { SecretsChange } from '../model/secretsChange';
import { dagsterValues } from './dagsterValues';
import { externalSecretsValues } from './externalSecretsValues';
import { sealedSecretsValues } from './sealedSecretsValues';
import { WantedMap } from './wanted';

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
  const dagster = dagsterValues(change, present, fullname);
  return {
    ...secrets,
    ...(Object.keys(dagster).length > 0 && { dagster }),
  };
}
