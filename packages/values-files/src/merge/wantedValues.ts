import { ChartValues } from '../chart/chartValues';
import { SecretsChange } from '../model/secretsChange';
import { dagsterValues } from './dagsterValues';
import { externalSecretsValues } from './externalSecretsValues';
import { removedParts } from './removedParts';
import { replacedValues } from './replacedParts';
import { sealedSecretsValues } from './sealedSecretsValues';
import { applyWanted, WantedMap } from './wanted';

/**
 * The wanted values of a release after a change. A Secret that nothing creates
 * any more is removed from the workloads that read it.
 *
 * @param present - the release's current values, earlier files included
 * @param namesOf - names of the Secrets that values render, or `undefined` if
 *   they cannot be rendered
 */
export function wantedValues(
  change: SecretsChange,
  present: ChartValues,
  fullname: string,
  namesOf: (values: ChartValues) => readonly string[] | undefined,
): WantedMap {
  const removed = removedParts(change, present);
  const own =
    change.approach === 'external-secrets'
      ? externalSecretsValues(change, present, removed)
      : sealedSecretsValues(change, present, removed);
  const { floe, ...plain } = replacedValues(change, present);
  const secrets: WantedMap = {
    floe: { ...(own.floe as WantedMap), ...(floe as WantedMap) },
    ...plain,
  };
  const left = namesOf(applyWanted(present, secrets) as ChartValues);
  const deleted = left
    ? (namesOf(present) ?? []).filter(name => !left.includes(name))
    : [];
  const dagster = dagsterValues(change, present, fullname, deleted);
  return {
    ...secrets,
    ...(Object.keys(dagster).length > 0 && { dagster }),
  };
}
