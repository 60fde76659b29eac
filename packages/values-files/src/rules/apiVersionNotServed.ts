import { Verdict } from './verdict';
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

/** A version of an API that the cluster does not serve. @public */
export type ApiVersionNotServed = Verdict<'configured' | 'assumed'> & {
  /** The versions that it serves, without the group. */
  served: string[];
};

/**
 * Whether a cluster does not serve the version that a chart renders:
 * `helm upgrade` then fails with `no matches for kind`.
 *
 * @param rendered - with or without the group
 * @param served - the same; undefined or empty if not known
 * @param isConfigured - whether an administrator configured which version the
 *   chart renders. The version of the chart only suggests it: a chart can be
 *   changed without a new version
 * @public
 */
export function apiVersionNotServed(
  rendered: string,
  served: readonly string[] | undefined,
  isConfigured = false,
): ApiVersionNotServed | undefined {
  const versions = served?.map(versionOf);
  if (!versions?.length || versions.includes(versionOf(rendered))) {
    return undefined;
  }
  return isConfigured
    ? {
        cause: 'configured',
        severity: 'error',
        confidence: 'proven',
        served: versions,
      }
    : {
        cause: 'assumed',
        severity: 'warning',
        confidence: 'likely',
        served: versions,
      };
}
