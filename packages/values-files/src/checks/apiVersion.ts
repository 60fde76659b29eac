import { CHART_EXTERNAL_SECRETS_API_VERSION } from '../chart/chartDefaults';
import { apiVersionNotServed } from '../rules/apiVersionNotServed';
import { Check } from './CheckedRelease';

/** ExternalSecrets in an API version that the cluster does not serve. */
export const apiVersion: Check = {
  ids: ['api-version-not-served'],
  run: release => {
    const { chart, cluster } = release.context;
    const known = chart?.externalSecretsApiVersion;
    const rendered = known ?? CHART_EXTERNAL_SECRETS_API_VERSION;
    const served = apiVersionNotServed(
      rendered,
      cluster?.externalSecretsVersions,
    );
    if (!served || release.active('ExternalSecret').length === 0) {
      return [];
    }
    return [
      {
        id: 'api-version-not-served',
        severity: known ? 'error' : 'warning',
        confidence: known ? 'proven' : 'likely',
        path: ['floe', 'externalSecrets', 'enabled'],
        summary: `The chart${
          known ? '' : ' in version 0.1.0'
        } renders ${rendered}, and the cluster serves ${served.join(
          ', ',
        )} only, so that helm upgrade would fail`,
        remedy: known
          ? 'Upgrade the chart, or ask the platform team to serve the version'
          : 'Check that the chart you deploy renders a version that the cluster serves',
      },
    ];
  },
};
