import {
  CHART_EXTERNAL_SECRETS_API_VERSION,
  CHART_NAME,
  CHART_VERSION,
} from '../chart/chartDefaults';

/**
 * The version of `external-secrets.io` that a chart renders.
 *
 * @param chart - the label `helm.sh/chart`: name and version
 * @returns undefined if it is not known for this chart
 * @public
 */
export function apiVersionOfChart(chart: string): string | undefined {
  return chart === `${CHART_NAME}-${CHART_VERSION}`
    ? CHART_EXTERNAL_SECRETS_API_VERSION
    : undefined;
}

const versionOf = (apiVersion: string) => apiVersion.split('/').pop()!;

/**
 * The versions that a cluster serves, if the version that the chart renders is
 * not among them: `helm upgrade` then fails with `no matches for kind`.
 *
 * @param rendered - with or without the group
 * @param served - the same; undefined or empty if not known
 * @public
 */
export function apiVersionNotServed(
  rendered: string,
  served: readonly string[] | undefined,
): string[] | undefined {
  const versions = served?.map(versionOf);
  return versions?.length && !versions.includes(versionOf(rendered))
    ? versions
    : undefined;
}
