/**
 * Descriptions of the fields of a change and of a service, by their names. A
 * description in the schema itself takes precedence.
 */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  approach: 'How the secrets reach the cluster',
  storeRef: 'The SecretStore or ClusterSecretStore to read from',
  refreshInterval:
    'How often External Secrets fetches again, such as 15m or 1h',
  creationPolicy:
    'What happens to the Secret when the ExternalSecret is deleted',
  deletionPolicy:
    'What happens to the Secret when the provider no longer has the key',
  database:
    'Where Dagster finds its database; it reads only the password from the Secret',
  host: 'Host name or IP address, without a port',
  port: 'Port; 5432 where it is left out',
  username: 'User of the database',
  envSecrets: 'Workloads of Dagster that will read the Secrets of this change',
  components: 'Keys by component: postgresql, compute, storage, catalog',
  postgresql: 'The database of Dagster: the Secret FULLNAME-postgresql-secret',
  compute: 'The compute engine: the Secret FULLNAME-compute-secret',
  storage: 'The object storage: the Secret FULLNAME-storage-secret',
  catalog: 'The Iceberg catalog: the Secret FULLNAME-catalog-secret',
  engine:
    'What the keys are for, such as snowflake or s3; only for the text of the pull request',
  keys: 'Keys of the Secret and their remote keys at the provider',
  secretKey: 'Key of the Secret',
  remoteKey: 'Name or path of the secret at the provider; never a value',
  property: 'Property of a remote secret that holds JSON',
  custom: 'Further Secrets, each with its own name',
  name: 'Name; in custom entries the Secret is called FULLNAME-NAME',
  component: 'Value of the label app.kubernetes.io/component',
  kind: 'Kind of the object',
  scope:
    'For what the values were sealed: one name and namespace, a namespace, or the cluster',
  sealedFor:
    'Cluster, namespace, fullname and certificate that the values were sealed for; compared with the service',
  certificateFingerprint:
    'SHA-256 of the DER certificate, in lower-case hexadecimal',
  encryptedData: 'Sealed values by key, as kubeseal --raw prints them',
  entityRef: 'The catalog entity, such as component:default/orders-lakehouse',
  environment: 'Name of the environment, as the Secrets tab shows it',
  cluster: 'Name of the cluster, as the kubernetes plugin knows it',
  namespace: 'Namespace of the release',
  release: 'Helm release',
  fullname:
    "The chart's full name of this release; names of objects begin with it",
  repoUrl:
    'Repository, in the format of the publish actions: host?owner=…&repo=…',
  valuesPath: 'Path of the values file from the root of the repository',
  branch: 'Branch of the source location of the entity',
};
