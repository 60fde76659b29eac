import { CHART_EXTERNAL_SECRETS_API_VERSION } from '@floe/values-files';
import { Approach } from '../model/types';
import { describeApproach } from './decisionMatrix';
import { ApproachFacts, Judgement } from './types';

const OPERATORS: Partial<Record<Approach, string>> = {
  'external-secrets': 'External Secrets Operator',
  'sealed-secrets': 'Sealed Secrets controller',
};

/** Whether the cluster has the operator that an approach needs. */
export function judgeOperator(
  approach: Approach,
  { cluster }: ApproachFacts,
): Judgement[] {
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

/** Whether the namespace has a store, and one that works. */
export function judgeStores(
  approach: Approach,
  { stores }: ApproachFacts,
): Judgement[] {
  if (approach !== 'external-secrets' || !stores) {
    return [];
  }
  if (stores.length === 0) {
    return [
      {
        weight: -10,
        obstacle: {
          source: 'cluster',
          blocking: true,
          text: 'No SecretStore or ClusterSecretStore can be used from the namespace',
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
          text: `Ready to be used from the namespace: ${names(ready)}`,
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
        text: `No store that the namespace may use is ready: ${names(stores)}`,
        remedy:
          'Mend the store first: until then the secrets will not reach the cluster',
      },
    },
  ];
}

/** Whether the cluster takes what the chart renders. */
export function judgeApiVersion(
  approach: Approach,
  {
    cluster,
    externalSecretsApiVersion = CHART_EXTERNAL_SECRETS_API_VERSION,
  }: ApproachFacts,
): Judgement[] {
  const found = cluster?.approaches[approach];
  const version = externalSecretsApiVersion.split('/').pop()!;
  if (
    approach !== 'external-secrets' ||
    !found?.available ||
    found.servedVersions.length === 0 ||
    found.servedVersions.some(served => served.split('/').pop() === version)
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
