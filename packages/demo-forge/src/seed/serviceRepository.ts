import { demoEnvironment, DemoService } from '@floe/demo-cluster';
import { stringify } from 'yaml';
import { component } from './catalogEntities';
import { encryptedValueFiles, SECRETS_FOLDER, sopsFiles } from './sopsFiles';
import { Seal, SeedCommit, SeedRepository } from './types';
import { billingMetricsValues } from './values/billingMetrics';
import { baseValues } from './values/blocks';
import { customer360Values } from './values/customer360';
import { fraudFeaturesValues } from './values/fraudFeatures';
import { ordersLakehouseValues } from './values/ordersLakehouse';
import { sopsServiceValues } from './values/sopsService';
import { supplyForecastValues } from './values/supplyForecast';

/** What the repositories of services are made with. */
type RepositorySeed = {
  seal: Seal;
  /** The public age key of the deployments. */
  ageRecipient: string;
  /** The only cluster, by the portal's name; by default all are searched. */
  cluster?: string;
};

type ProductionValues = (
  service: DemoService,
  seal: Seal,
) => string | Promise<string>;

const productionValues: Record<string, ProductionValues> = {
  'orders-lakehouse': ordersLakehouseValues,
  'customer-360': customer360Values,
  'billing-metrics': billingMetricsValues,
  'fraud-features': fraudFeaturesValues,
  'pricing-signals': sopsServiceValues,
  'store-traffic': sopsServiceValues,
  'supply-forecast': supplyForecastValues,
};

/** Path of the values file of the demonstration's environment. */
const productionPath = `deploy/values-${demoEnvironment}.yaml`;

/** The values files of a service in Helm's order, without encrypted ones. */
export const valueFiles = ['deploy/values.yaml', productionPath];

function catalogInfo(
  service: DemoService,
  cluster: string | undefined,
  manifests: readonly string[],
): string {
  return stringify(
    component(service, {
      ...(cluster && { 'backstage.io/kubernetes-cluster': cluster }),
      'floe.dev/values': 'deploy/values.yaml,deploy/values-{environment}.yaml',
      ...(manifests.length > 0 && {
        'floe.dev/sops-files': manifests.join(','),
      }),
    }),
  );
}

/** The command that deploys a release, which helm-secrets decrypts for some. */
function deployment({ deployer, namespace, release }: DemoService): string {
  const helm = deployer === 'helm' ? 'helm secrets' : 'helm';
  const files = [
    ...valueFiles,
    ...(deployer === 'helm' ? encryptedValueFiles.slice(0, 1) : []),
  ];
  return `${helm} upgrade --install ${release} charts/floe-dagster \\
${files.map(file => `  -f ${file} \\\n`).join('')}  --namespace ${namespace}`;
}

/** How the secrets of a service can be read and changed with sops. */
function sopsNotes({ approach, deployer }: DemoService): string {
  if (approach !== 'sops') {
    return '';
  }
  return `
${
  deployer === 'flux'
    ? `Flux decrypts the Secrets in \`${SECRETS_FOLDER}\` with the key in the cluster, and applies them.`
    : 'helm-secrets decrypts the `*.enc.yaml` files when the release is deployed.'
} \`.sops.yaml\` says for whom. A key holder changes a value with \`sops edit\`; the key
of this demonstration is in a file that \`npm start\` names.
`;
}

function readme(service: DemoService): string {
  const { title, description, namespace, release } = service;
  return `# ${title}

${description}.

## Deployment

The chart \`floe-dagster\` as release \`${release}\` in the namespace \`${namespace}\`:

\`\`\`sh
${deployment(service)}
\`\`\`

Nobody runs that by hand: GitOps applies what is on \`main\`.

## Secrets

The component's Secrets tab in the portal shows whether each secret has
arrived, and its wizard opens the pull request for a new one.
${sopsNotes(service)}`;
}

const day = 86_400;

async function commits(
  service: DemoService,
  { ageRecipient, cluster, seal }: RepositorySeed,
  now: Date,
): Promise<SeedCommit[]> {
  const author = (daysAgo: number) => ({
    name: service.owner,
    email: `${service.owner}@example.com`,
    timestamp: Math.floor(now.getTime() / 1000) - daysAgo * day,
  });
  const production = await productionValues[service.name]?.(service, seal);
  // Those of the services with SOPS are not due to be rotated yet.
  const encryptedDaysAgo = service.approach === 'sops' ? 40 : 150;
  const encryptedAt = author(encryptedDaysAgo).timestamp;
  const encrypted = await sopsFiles(
    service,
    new Date(encryptedAt * 1000),
    ageRecipient,
  );
  const manifests = Object.keys(encrypted).filter(path =>
    path.startsWith(`${SECRETS_FOLDER}/`),
  );
  return [
    {
      message: `Begin ${service.title}`,
      author: author(190),
      files: {
        'README.md': readme(service),
        'catalog-info.yaml': catalogInfo(service, cluster, manifests),
        'deploy/values.yaml': baseValues(service),
      },
    },
    ...(Object.keys(encrypted).length > 0
      ? [
          {
            message: 'Keep the secrets of this service with SOPS',
            author: author(encryptedDaysAgo),
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
  seed: RepositorySeed,
): SeedRepository {
  return {
    name: service.name,
    description: service.description,
    commits: now => commits(service, seed, now),
  };
}
