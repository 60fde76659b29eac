import { ObjectManifest } from '../objects';
import { SeedStep } from '../options';
import {
  chartExternalSecret,
  chartLabels,
  chartSecretKeys,
} from './chartObjects';
import { DemoService } from './services';
import { days, hours, minutes } from './times';

const PREFIX = 'floe/prod';
const SNOWFLAKE = chartSecretKeys('compute', PREFIX);

/**
 * Secrets of one service in states that a live operator would repair: the
 * database's was last refreshed five hours ago although its interval is a
 * quarter of an hour; a change of the compute secret is not applied. And one
 * that a person created most of a year ago and changed last week, while its
 * consumers still run with the old value.
 */
export function marketingSteps(service: DemoService): SeedStep[] {
  const database = chartExternalSecret(
    service,
    'database',
    chartSecretKeys('database', PREFIX),
  );
  const compute = chartExternalSecret(service, 'compute', SNOWFLAKE);
  const changedCompute = chartExternalSecret(service, 'compute', [
    ...SNOWFLAKE,
    ['SNOWFLAKE_ROLE', 'floe/prod/snowflake', 'role'],
  ]);
  return [
    {
      ago: days(240),
      apply: [handmadeSecret(service)],
      fieldManager: 'kubectl',
    },
    { ago: days(200), apply: [exportDeployment(service)] },
    {
      ago: days(40),
      apply: [
        database,
        compute,
        chartExternalSecret(
          service,
          'storage',
          chartSecretKeys('storage', PREFIX),
        ),
        // A day is longer than the guide's quarter of an hour to an hour.
        chartExternalSecret(
          service,
          'catalog',
          chartSecretKeys('catalog', PREFIX),
          '24h',
        ),
      ],
    },
    {
      ago: days(8),
      apply: [changedByHand(service)],
      fieldManager: 'kubectl-edit',
    },
    // The operators catch up first, then the database's secret is frozen.
    { ago: hours(5) },
    { ago: hours(5), freeze: [database] },
    { ago: minutes(20), apply: [changedCompute], freeze: [changedCompute] },
  ];
}

/**
 * The exporter to GA4: a Deployment with the handmade Secret as environment
 * variables.
 */
function exportDeployment(service: DemoService): ObjectManifest {
  const name = `${service.fullname}-ga4-export`;
  const labels = chartLabels(service, 'ga4');
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: service.namespace, labels },
    spec: {
      replicas: 2,
      selector: {
        matchLabels: {
          'app.kubernetes.io/instance': service.release,
          'app.kubernetes.io/component': 'ga4',
        },
      },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'export',
              image: 'ghcr.io/example/ga4-export:2.4.0',
              envFrom: [{ secretRef: { name } }],
            },
          ],
        },
      },
    },
  };
}

/** The Secret with only a new value. */
function changedByHand(service: DemoService): ObjectManifest {
  const { apiVersion, kind, metadata } = handmadeSecret(service);
  const { name, namespace } = metadata;
  return {
    apiVersion,
    kind,
    metadata: { name, namespace },
    data: {
      GA4_API_SECRET: Buffer.from('example-of-last-week').toString('base64'),
    },
  };
}

function handmadeSecret(service: DemoService): ObjectManifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `${service.fullname}-ga4-export`,
      namespace: service.namespace,
      labels: {
        ...chartLabels(service, 'ga4'),
        'app.kubernetes.io/managed-by': 'kubectl',
      },
    },
    type: 'Opaque',
    data: {
      GA4_API_SECRET: Buffer.from('example-secret').toString('base64'),
    },
  };
}
