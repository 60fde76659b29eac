import { apiVersionFindings } from '../merge/ruleFindings';
import { Check } from './CheckedRelease';

/** ExternalSecrets in an API version that the cluster does not serve. */
export const apiVersion: Check = {
  ids: ['api-version-not-served'],
  run: release =>
    release.active('ExternalSecret').length > 0
      ? apiVersionFindings(release.context).map(finding => ({
          ...finding,
          path: ['floe', 'externalSecrets', 'enabled'],
        }))
      : [],
};
