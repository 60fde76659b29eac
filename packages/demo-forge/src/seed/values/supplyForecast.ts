import { DemoService } from '@floe/demo-cluster';
import { productionHeader } from './blocks';

/** No secrets yet: the wizard adds them to this file. */
export function supplyForecastValues(service: DemoService): string {
  return `${productionHeader(service)}
# Secrets are still missing: open the service's Secrets tab in the portal.
dagster:
  dagsterWebserver:
    replicaCount: 2
  dagsterDaemon:
    resources:
      requests:
        cpu: 500m # the forecast runs are many and small
        memory: 1Gi

floe:
  compiledArtifacts:
    annotations:
      floe.dev/forecast-horizon: 90d
`;
}
