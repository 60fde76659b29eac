import {
  apiVersionNotServed as servedInstead,
  apiVersionOfChart,
} from '@floe/values-files';
import { shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The chart that deployed this object renders a version that the cluster no
 * longer serves: the next `helm upgrade` fails with `no matches for kind`. ESO
 * stopped serving v1beta1 in 0.17.0. Reported once for a release.
 */
export const apiVersionNotServed: ExternalSecretRule = {
  id: 'api-version-not-served',
  evaluate({ secret, cluster, representsRelease = true }) {
    const chart = secret.labels['helm.sh/chart'];
    const served = cluster?.resources.find(({ resource }) =>
      resource.startsWith('externalsecrets.'),
    )?.servedVersions;
    const rendered = chart && apiVersionOfChart(chart);
    // Inferred from the label: nobody configured what this chart renders.
    const found = rendered && servedInstead(rendered, served);
    if (!representsRelease || !found) {
      return undefined;
    }
    return createFinding('api-version-not-served', {
      severity: found.severity,
      confidence: found.confidence,
      summary: `The chart ${chart} renders ${rendered}, which the cluster does not serve: its next upgrade will fail.`,
      evidence: [
        { kind: 'spec', text: `helm.sh/chart: ${chart}`, time: null },
        { kind: 'cluster', text: `Served: ${served!.join(', ')}`, time: null },
      ],
      remedies: [
        {
          title: `Use a chart that renders ${
            served![0]
          }, or let the operator serve v1beta1 temporarily (crds.unsafeServeV1Beta1)`,
          link: 'https://external-secrets.io/latest/guides/v1beta1/',
        },
        {
          title: 'List the versions that the cluster serves',
          command: shellCommand(
            ...['kubectl', 'api-resources', '--api-group=external-secrets.io'],
          ),
        },
      ],
    });
  },
};
