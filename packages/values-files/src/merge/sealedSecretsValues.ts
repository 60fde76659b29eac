import {
  SealedSecretsChange,
  SealingScopeName,
} from '../model/sealedSecretsChange';
import { ChartValues, valueAt } from '../chart/chartValues';
import { sectionsOfChange } from './context';
import { REMOVE, WantedList, WantedMap } from './wanted';

/**
 * The annotations by which the controller knows a scope other than strict; it
 * takes the text "true" alone.
 *
 * Source: `SecretScope` in sealed-secrets
 * `pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go`.
 */
export const SCOPE_ANNOTATION: Readonly<
  Record<Exclude<SealingScopeName, 'strict'>, string>
> = {
  'namespace-wide': 'sealedsecrets.bitnami.com/namespace-wide',
  'cluster-wide': 'sealedsecrets.bitnami.com/cluster-wide',
};

function isAnnotated(values: ChartValues, annotation: string): boolean {
  return (
    valueAt(values, 'floe', 'sealedSecrets', 'annotations', annotation) ===
    'true'
  );
}

/** The scope that the chart's annotations give to every SealedSecret; cluster-wide wins. */
export function scopeOfValues(values: ChartValues): SealingScopeName {
  if (isAnnotated(values, SCOPE_ANNOTATION['cluster-wide'])) {
    return 'cluster-wide';
  }
  return isAnnotated(values, SCOPE_ANNOTATION['namespace-wide'])
    ? 'namespace-wide'
    : 'strict';
}

function scopeAnnotations(
  scope: SealingScopeName,
  present: ChartValues,
): WantedMap {
  const wanted: WantedMap = {};
  for (const [name, annotation] of Object.entries(SCOPE_ANNOTATION)) {
    if (name === scope) {
      wanted[annotation] = 'true';
    } else if (isAnnotated(present, annotation)) {
      wanted[annotation] = REMOVE;
    }
  }
  return wanted;
}

/**
 * What the chart's `floe.sealedSecrets` is to have, with the annotation that
 * the scope needs: the chart puts it on every SealedSecret of the release.
 *
 * @param present - what the release has now, earlier files included
 */
export function sealedSecretsValues(
  change: SealedSecretsChange,
  present: ChartValues,
): WantedMap {
  const annotations = scopeAnnotations(change.scope, present);
  const values: WantedMap = { enabled: true };
  if (Object.keys(annotations).length > 0) {
    values.annotations = annotations;
  }
  for (const section of sectionsOfChange(change)) {
    values[section] = {
      enabled: true,
      encryptedData: { ...change.components[section]!.encryptedData },
    };
  }
  if (change.custom.length > 0) {
    values.custom = new WantedList(
      'name',
      change.custom.map(({ name, component, encryptedData }) => ({
        name,
        ...(component && { component }),
        encryptedData: { ...encryptedData },
      })),
    );
  }
  return { floe: { sealedSecrets: values } };
}
