import {
  apiVersionNotServed,
  CHART_EXTERNAL_SECRETS_API_VERSION,
} from '@floe/values-files';
import { Approach } from '../model/types';
import { describeApproach } from './decisionMatrix';
import { ApproachFacts, Assessment } from './types';

const OPERATORS: Partial<Record<Approach, string>> = {
  'external-secrets': 'External Secrets Operator',
  'sealed-secrets': 'Sealed Secrets controller',
};

/** Whether the cluster has the operator that an approach needs. */
export function assessOperator(
  approach: Approach,
  { cluster }: ApproachFacts,
): Assessment[] {
  const operator = OPERATORS[approach];
  if (!operator) {
    return [];
  }
  const found = cluster?.approaches[approach];
  if (found?.available) {
    const versions = found.servedVersions.join(', ');
    return [
      {
        weight: 1,
        reason: {
          source: 'cluster',
          text: `The cluster ${cluster!.name} has the ${operator}${
            versions ? ` (${versions})` : ''
          }`,
        },
      },
    ];
  }
  if (found?.available === false) {
    return [
      {
        weight: -10,
        obstacle: {
          source: 'cluster',
          blocking: true,
          text: `The cluster ${cluster!.name} has no ${operator}${
            found.reason ? `: ${found.reason}` : ''
          }`,
          remedy: `Ask the platform team to install the ${operator}, or choose another approach`,
        },
      },
    ];
  }
  return [
    {
      weight: -1,
      obstacle: {
        source: 'cluster',
        blocking: false,
        text: `Whether the cluster has the ${operator} is not known${
          found?.reason ? `: ${found.reason}` : ' now'
        }`,
      },
    },
  ];
}

/** Whether the observation of the cluster cannot answer this now. */
function isUnseen(
  approach: Approach,
  cluster: ApproachFacts['cluster'],
): cluster is NonNullable<ApproachFacts['cluster']> {
  const available = cluster?.approaches[approach]?.available;
  return cluster !== undefined && (available ?? null) === null;
}

/** Whether the namespace has a store, and whether one is ready. */
export function assessStores(
  approach: Approach,
  { cluster, stores }: ApproachFacts,
): Assessment[] {
  if (approach !== 'external-secrets' || !stores) {
    return [];
  }
  if (stores.length === 0 && isUnseen(approach, cluster)) {
    return [
      {
        weight: 0,
        obstacle: {
          source: 'cluster',
          blocking: false,
          text: `It is not known which stores the namespace can use, because the cluster ${cluster.name} cannot be read now`,
          remedy:
            'Name the store yourself, and check that it exists before you merge',
        },
      },
    ];
  }
  if (stores.length === 0) {
    return [
      {
        weight: -10,
        obstacle: {
          source: 'cluster',
          blocking: true,
          text: 'The namespace can use no SecretStore or ClusterSecretStore',
          remedy:
            'Ask the platform team for a SecretStore in the namespace of the service',
        },
      },
    ];
  }
  const names = (list: typeof stores) =>
    list
      .map(({ name, provider }) => (provider ? `${name} (${provider})` : name))
      .join(', ');
  const ready = stores.filter(store => store.ready);
  if (ready.length > 0) {
    return [
      {
        weight: 2,
        reason: {
          source: 'cluster',
          text: `Ready for this namespace: ${names(ready)}`,
        },
      },
    ];
  }
  return [
    {
      weight: -5,
      obstacle: {
        source: 'cluster',
        blocking: false,
        text: `No store that the namespace can use is ready: ${names(stores)}`,
        remedy:
          'Fix the store first: until then the secrets do not reach the cluster',
      },
    },
  ];
}

/** Whether the cluster serves the API version that the chart renders. */
export function assessApiVersion(
  approach: Approach,
  {
    cluster,
    externalSecretsApiVersion = CHART_EXTERNAL_SECRETS_API_VERSION,
  }: ApproachFacts,
): Assessment[] {
  const found = cluster?.approaches[approach];
  if (
    approach !== 'external-secrets' ||
    !found?.available ||
    !apiVersionNotServed(externalSecretsApiVersion, found.servedVersions)
  ) {
    return [];
  }
  return [
    {
      weight: 0,
      obstacle: {
        source: 'cluster',
        blocking: false,
        text: `The cluster no longer serves ${externalSecretsApiVersion}, which version 0.1.0 of the floe-dagster chart renders for ${
          describeApproach(approach).title
        }`,
        remedy: `Check that the chart you deploy renders ${found.servedVersions.join(
          ' or ',
        )}; otherwise helm upgrade will fail`,
      },
    },
  ];
}
