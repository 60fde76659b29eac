import { DemoService } from '../services';

/** A cluster of the demonstration beside the one that GitOps deploys to. */
export type FleetCluster = {
  /** The portal's name of the cluster. */
  name: string;
  title: string;
  environment: 'prod' | 'staging' | 'dev';
};

export const fleetClusters: readonly FleetCluster[] = [
  { name: 'floe-prod-us', title: 'floe production US', environment: 'prod' },
  { name: 'floe-staging', title: 'floe staging', environment: 'staging' },
  { name: 'floe-dev', title: 'floe development', environment: 'dev' },
];

/** The services of each team. */
const TEAMS: Readonly<Record<string, readonly string[]>> = {
  'orders-data': [
    'returns-ledger',
    'basket-events',
    'checkout-funnel',
    'price-history',
    'order-quality',
    'shipping-times',
  ],
  'customer-insights': [
    'churn-scores',
    'loyalty-tiers',
    'support-topics',
    'consent-register',
    'web-sessions',
    'survey-answers',
  ],
  'finance-data': [
    'revenue-recognition',
    'payment-matching',
    'tax-report',
    'budget-tracker',
    'invoice-archive',
    'cost-allocation',
  ],
  'risk-platform': [
    'chargeback-model',
    'identity-signals',
    'sanction-screening',
    'credit-limits',
    'device-graph',
    'risk-reports',
  ],
  'growth-data': [
    'ad-spend',
    'seo-rankings',
    'newsletter-metrics',
    'referral-graph',
    'landing-tests',
    'audience-sync',
  ],
  'supply-chain-data': [
    'stock-levels',
    'supplier-scores',
    'route-planning',
    'warehouse-slots',
    'customs-feed',
    'demand-signals',
  ],
  'people-analytics': [
    'headcount',
    'hiring-funnel',
    'shift-planning',
    'skills-graph',
    'travel-costs',
    'pay-equity',
  ],
  'iot-platform': [
    'sensor-stream',
    'machine-health',
    'energy-usage',
    'firmware-rollout',
    'fleet-tracking',
    'alarm-history',
  ],
  'content-data': [
    'media-catalog',
    'search-quality',
    'recommendations',
    'rights-register',
    'play-events',
    'subtitle-queue',
  ],
};

/** The stores of the teams that do not read from AWS. */
const STORES: Readonly<
  Record<string, Pick<DemoService, 'store' | 'storeKind'>>
> = {
  'finance-data': { store: 'vault-backend' },
  'risk-platform': { store: 'vault-backend' },
  'people-analytics': { store: 'vault-backend' },
  'content-data': { store: 'platform-vault', storeKind: 'ClusterSecretStore' },
};

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/-/g, ' ');
}

/**
 * More services, so that the overview has something to show. Nothing of them
 * is in Git: the seeds of {@link fleetClusters} contain their objects.
 */
export const fleetServices: readonly DemoService[] = Object.entries(
  TEAMS,
).flatMap(([owner, names]) =>
  names.map(name => ({
    name,
    title: titleOf(name),
    description: `${titleOf(name)}, a data product of ${titleOf(owner)}`,
    namespace: `floe-${name}`,
    release: name,
    fullname: `${name}-floe-dagster`,
    owner,
    approach: 'external-secrets' as const,
    ...(STORES[owner] ?? { store: 'aws-secrets-manager' }),
    deliveredBy: 'cluster' as const,
  })),
);
