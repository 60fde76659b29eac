import { DemoService } from '@floe/demo-cluster';

/** One entry of `compute.secrets`, `storage.secrets` or `custom[].data` in a values file. */
type RemoteEntry = {
  secretKey: string;
  remoteKey: string;
  property: string;
};

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

/** Entries as a YAML sequence, with an indentation of this many spaces. */
function entries(items: RemoteEntry[], spaces: number): string {
  const lines = items.map(
    ({ secretKey, remoteKey, property }) =>
      `- secretKey: ${secretKey}\n  remoteKey: ${remoteKey}\n  property: ${property}`,
  );
  return indent(lines.join('\n'), spaces);
}

/** Entries of one remote key: the names of the secret's keys by property. */
function entriesOf(
  remoteKey: string,
  keys: Record<string, string>,
): RemoteEntry[] {
  return Object.entries(keys).map(([property, secretKey]) => ({
    secretKey,
    remoteKey,
    property,
  }));
}

/** Properties of a Snowflake secret and the keys that floe reads. */
export const snowflakeKeys = {
  account: 'SNOWFLAKE_ACCOUNT',
  user: 'SNOWFLAKE_USER',
  password: 'SNOWFLAKE_PASSWORD',
  warehouse: 'SNOWFLAKE_WAREHOUSE',
  database: 'SNOWFLAKE_DATABASE',
};

/** Properties of an S3 secret and the keys that floe reads. */
export const s3Keys = {
  access_key: 'AWS_ACCESS_KEY_ID',
  secret_key: 'AWS_SECRET_ACCESS_KEY',
};

/** The first lines of `floe.externalSecrets`. */
export function externalSecretsHead(
  { store }: DemoService,
  refreshInterval: string,
): string {
  return `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: ${store}
    secretStoreKind: SecretStore
    refreshInterval: ${refreshInterval}`;
}

/** Dagster's database by one remote key. */
export function postgresqlBlock(remoteKey: string): string {
  return `    postgresql:
      enabled: true
      passwordKey: ${remoteKey}
      passwordProperty: password
      usernameKey: ${remoteKey}
      usernameProperty: username
      hostKey: ${remoteKey}
      hostProperty: host`;
}

/** The Polaris client by one remote key. */
export function catalogBlock(remoteKey: string): string {
  return `    catalog:
      enabled: true
      clientIdKey: ${remoteKey}
      clientIdProperty: client_id
      clientSecretKey: ${remoteKey}
      clientSecretProperty: client_secret`;
}

/** The `compute` or `storage` section by one remote key. */
export function secretsBlock(
  section: 'compute' | 'storage',
  remoteKey: string,
  keys: Record<string, string>,
): string {
  return `    ${section}:
      enabled: true
      secrets:
${entries(entriesOf(remoteKey, keys), 8)}`;
}

/** The `data` of a custom entry by one remote key. */
export function customData(
  remoteKey: string,
  keys: Record<string, string>,
): string {
  return `        data:
${entries(entriesOf(remoteKey, keys), 10)}`;
}

/**
 * The settings for every approach: Dagster uses the Secret instead of creating
 * one.
 */
export function dagsterOverrides({ name, fullname }: DemoService): string {
  return `
# Dagster reads the password from our secret instead of generating one.
dagster:
  generatePostgresqlPasswordSecret: false
  postgresql:
    enabled: false
    postgresqlHost: postgres.${name}.example.com
    postgresqlUsername: dagster
    postgresqlDatabase: dagster
  global:
    postgresqlSecretName: ${fullname}-postgresql-secret
    generatePostgresqlPasswordSecret: false
`;
}

/** `deploy/values.yaml`: the settings for every environment. */
export function baseValues({ name, title }: DemoService): string {
  return `# ${title}: values of the floe-dagster chart for every environment.
# What differs is in values-<environment>.yaml beside this file; there are no
# secrets here.
dagster:
  enabled: true
  dagsterWebserver:
    replicaCount: 1
    resources:
      requests:
        cpu: 200m
        memory: 512Mi
  dagsterDaemon:
    # Notice a hung scheduler after five minutes instead of half an hour.
    heartbeatTolerance: 300

floe:
  compiledArtifacts:
    enabled: true
    configMapName: ${name}-artifacts
`;
}

/** The first lines of `deploy/values-prod.yaml`. */
export function productionHeader({ title, namespace }: DemoService): string {
  return `# ${title}, production.
# Applied to the namespace ${namespace} by GitOps as soon as it is on main.
`;
}

/** Production settings of Dagster that have nothing to do with secrets. */
export const productionSizes = `  dagsterWebserver:
    replicaCount: 3
    resources:
      requests:
        cpu: 500m
        memory: 1Gi
      limits:
        memory: 2Gi # the lineage view needs it
`;
