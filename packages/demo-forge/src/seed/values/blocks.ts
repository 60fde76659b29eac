import { DemoService } from '@floe/demo-cluster';

/** One entry of `compute.secrets`, `storage.secrets` or `custom[].data` in a values file. */
export interface RemoteEntry {
  secretKey: string;
  remoteKey: string;
  property: string;
}

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

/** Entries as a YAML sequence, indented by so many spaces. */
export function entries(items: RemoteEntry[], spaces: number): string {
  const lines = items.map(
    ({ secretKey, remoteKey, property }) =>
      `- secretKey: ${secretKey}\n  remoteKey: ${remoteKey}\n  property: ${property}`,
  );
  return indent(lines.join('\n'), spaces);
}

/** Entries of one remote key: the names of the secret's keys by property. */
export function entriesOf(
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

/** What goes with every approach: Dagster uses the secret instead of making one. */
export function dagsterOverrides({ fullname }: DemoService): string {
  return `
# Dagster reads the password from our secret instead of generating one.
dagster:
  postgresql:
    enabled: false
  global:
    postgresqlSecretName: ${fullname}-postgresql-secret
    generatePostgresqlPasswordSecret: false
`;
}

/** \`deploy/values.yaml\`: what holds in every environment. */
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

/** The first lines of \`deploy/values-prod.yaml\`. */
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
