import { demoEnvironment, DemoService } from '@floe/demo-cluster';
import { stringify } from 'yaml';
import { component } from './catalogEntities';
import { sopsFiles } from './sopsFiles';
import { Seal, SeedCommit, SeedRepository } from './types';
import { billingMetricsValues } from './values/billingMetrics';
import { baseValues } from './values/blocks';
import { customer360Values } from './values/customer360';
import { fraudFeaturesValues } from './values/fraudFeatures';
import { ordersLakehouseValues } from './values/ordersLakehouse';
import { supplyForecastValues } from './values/supplyForecast';

type ProductionValues = (
  service: DemoService,
  seal: Seal,
) => string | Promise<string>;

const productionValues: Record<string, ProductionValues> = {
  'orders-lakehouse': ordersLakehouseValues,
  'customer-360': customer360Values,
  'billing-metrics': billingMetricsValues,
  'fraud-features': fraudFeaturesValues,
  'supply-forecast': supplyForecastValues,
};

/** Path of the values file of the demonstration's environment. */
const productionPath = `deploy/values-${demoEnvironment}.yaml`;

/** The values files of a service in Helm's order. */
export const valueFiles = ['deploy/values.yaml', productionPath];

function catalogInfo(service: DemoService, cluster?: string): string {
  return stringify(
    component(service, {
      ...(cluster && { 'backstage.io/kubernetes-cluster': cluster }),
      'floe.dev/values': 'deploy/values.yaml,deploy/values-{environment}.yaml',
    }),
  );
}

function readme({
  title,
  description,
  namespace,
  release,
}: DemoService): string {
  return `# ${title}

${description}.

## Deployment

The chart \`floe-dagster\` as release \`${release}\` in the namespace \`${namespace}\`:

\`\`\`sh
helm upgrade --install ${release} charts/floe-dagster \\
  -f deploy/values.yaml \\
  -f ${productionPath} \\
  --namespace ${namespace}
\`\`\`

Nobody runs that by hand: GitOps applies what is on \`main\`.

## Secrets

The component's Secrets tab in the portal shows whether each secret has
arrived, and its wizard opens the pull request for a new one.
`;
}

const day = 86_400;

async function commits(
  service: DemoService,
  seal: Seal,
  now: Date,
  cluster?: string,
): Promise<SeedCommit[]> {
  const author = (daysAgo: number) => ({
    name: service.owner,
    email: `${service.owner}@example.com`,
    timestamp: Math.floor(now.getTime() / 1000) - daysAgo * day,
  });
  const production = await productionValues[service.name]?.(service, seal);
  const encryptedAt = author(150).timestamp;
  const encrypted = await sopsFiles(service, new Date(encryptedAt * 1000));
  return [
    {
      message: `Begin ${service.title}`,
      author: author(190),
      files: {
        'README.md': readme(service),
        'catalog-info.yaml': catalogInfo(service, cluster),
        'deploy/values.yaml': baseValues(service),
      },
    },
    ...(Object.keys(encrypted).length > 0
      ? [
          {
            message: 'Keep the tokens of this service with SOPS',
            author: author(150),
            files: encrypted,
          },
        ]
      : []),
    ...(production
      ? [
          {
            message: 'Deploy to production',
            author: author(21),
            files: { [productionPath]: production },
          },
        ]
      : []),
  ];
}

/** The repository of a service: documentation, catalog entity and values files. */
export function serviceRepository(
  service: DemoService,
  seal: Seal,
  cluster?: string,
): SeedRepository {
  return {
    name: service.name,
    description: service.description,
    commits: now => commits(service, seal, now, cluster),
  };
}
