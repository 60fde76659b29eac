import { RemoteContents } from '../operators/externalSecrets/providers/RemoteStores';
import { demoEnvironment } from './services';

/** Values that nobody mistakes for real ones. */
function example(name: string): string {
  return `example-${name}`;
}

function properties(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, example(name)]));
}

/** The content of a provider in the chart's examples, by the last part of the key. */
const CONVENTIONAL = {
  'dagster-postgresql': properties(
    'username',
    'password',
    'host',
    'port',
    'database',
  ),
  snowflake: properties(
    'account',
    'user',
    'password',
    'warehouse',
    'database',
    'schema',
    'role',
  ),
  's3-credentials': properties('access_key', 'secret_key', 'region'),
  polaris: properties('client_id', 'client_secret'),
  'dbt-cloud': properties('api_token', 'account_id'),
};

function withPrefix(
  prefix: string,
  secrets: Record<string, Record<string, string>>,
) {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [
      `${prefix}/${name}`,
      value,
    ]),
  );
}

/**
 * All secrets of the chart's examples.
 *
 * @param prefix - of their keys, for example `floe/prod`
 */
export function conventionalSecrets(
  prefix: string,
): Record<string, Record<string, string>> {
  return withPrefix(prefix, CONVENTIONAL);
}

const aws = conventionalSecrets(`floe/${demoEnvironment}`);
const vault = conventionalSecrets('floe');

const { role: _role, ...snowflakeWithoutRole } = CONVENTIONAL.snowflake;
const { polaris: _polaris, ...withoutPolaris } = CONVENTIONAL;

/** The content of each store's provider in the demonstration. */
export const remoteContents: Readonly<Record<string, RemoteContents>> = {
  'SecretStore/floe-orders/aws-secrets-manager': {
    secrets: aws,
    failures: { [`floe/${demoEnvironment}/dbt-cloud`]: 'throttled' },
  },
  'SecretStore/floe-billing/vault-backend': {
    secrets: vault,
    failures: { 'floe/snowflake': 'access-denied' },
  },
  'SecretStore/floe-billing/vault-finance': {
    secrets: { 'floe/erp': properties('api_token') },
  },
  'SecretStore/floe-fraud/aws-secrets-manager': {
    secrets: withPrefix(`floe/${demoEnvironment}`, {
      ...withoutPolaris,
      snowflake: snowflakeWithoutRole,
    }),
  },
  'ClusterSecretStore/platform-vault': {
    secrets: { ...vault, 'floe/feature-store': properties('token') },
  },
  'SecretStore/floe-marketing/aws-secrets-manager': {
    secrets: {
      ...aws,
      // As if a user had copied the handmade Secret there, so that its
      // migration can be tried.
      [`floe/${demoEnvironment}/ga4-export`]: properties('GA4_API_SECRET'),
    },
  },
  // As if the values of SOPS had been copied, so that the migration can be tried.
  'SecretStore/floe-pricing/aws-secrets-manager': {
    secrets: {
      ...aws,
      [`floe/${demoEnvironment}/competitor-feed`]: properties('FEED_API_TOKEN'),
    },
  },
  'SecretStore/floe-stores/aws-secrets-manager': { secrets: aws },
  'SecretStore/floe-supply/aws-secrets-manager': { secrets: aws },
};
