/**
 * The size of the data: secrets are spread evenly over services, and over
 * clusters.
 */
export type Shape = { secrets: number; services: number; clusters: number };

/**
 * Fills the tables of a portal as its observers would: ExternalSecrets, every
 * hundredth of which fails, each with its event.
 *
 * @param query - of the plugin's own database, whose tables exist
 */
export async function fillDatabase(
  query: (statement: string) => Promise<unknown>,
  shape: Shape,
): Promise<void> {
  for (const statement of statements(shape)) {
    await query(statement);
  }
  await query('vacuum analyze');
}

function statements({ clusters, secrets, services }: Shape): string[] {
  const now = `to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const failing = 'n % 100 = 0';
  const cluster = `'cluster-' || n % ${clusters}`;
  const service = `'service-' || n % ${services}`;
  const name = `${service} || '-floe-dagster-' || n || '-secret'`;
  const id = `md5('secret ' || n)`;
  const objects = 'externalsecrets.external-secrets.io';
  const numbers = `generate_series(1, ${secrets}) as n`;
  const message = `'error processing spec.data[0] (key: floe/prod), err: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue'`;
  const labels = `json_build_object(
    'backstage.io/kubernetes-id', ${service},
    'app.kubernetes.io/name', 'floe-dagster',
    'app.kubernetes.io/instance', ${service},
    'app.kubernetes.io/part-of', 'floe-runtime',
    'app.kubernetes.io/component', 'database')`;
  const condition = `json_build_object(
    'status', case when ${failing} then 'False' else 'True' end,
    'reason', case when ${failing} then 'SecretSyncedError' else 'SecretSynced' end,
    'message', case when ${failing} then 'could not get secret data from provider' else 'secret synced' end,
    'lastTransitionTime', ${now})`;
  const facts = `json_build_object(
    'type', 'external-secret',
    'store', json_build_object('kind', 'SecretStore', 'name', 'aws-secrets-manager'),
    'otherStores', '[]'::json, 'generators', '[]'::json,
    'targetName', ${name}, 'targetKind', null,
    'creationPolicy', 'Owner', 'deletionPolicy', 'Retain', 'immutable', false,
    'refreshPolicy', 'Periodic', 'refreshIntervalSeconds', 3600, 'hasSyncWindows', false,
    'remoteRefs', (select json_agg(json_build_object(
      'secretKey', property, 'key', 'floe/prod/' || ${service}, 'property', property,
      'conversionStrategy', 'Default', 'decodingStrategy', 'None'))
      from unnest(array['username', 'password', 'host']) as property),
    'hasFind', false, 'templateKeys', '[]'::json, 'decodingStrategies', '[]'::json,
    'refreshTime', ${now}, 'syncedResourceVersion', '1-0123456789abcdef',
    'bindingName', ${name}, 'ready', ${condition})`;
  return [
    `insert into clusters (name, title, configured, reachable, since, version)
       select 'cluster-' || n, 'Cluster ' || n, true, true, ${now}, 'v1.34.0'
       from generate_series(0, ${clusters - 1}) as n`,
    `insert into leases (cluster, holder, expires_at)
       select name, 'benchmark', 4102444800000 from clusters`,
    `insert into cluster_resources
       (cluster, resource, api_version, served_versions, state, since, last_contact_at)
       select name, '${objects}', 'external-secrets.io/v1', '["external-secrets.io/v1"]', 'watching', ${now}, ${now}
       from clusters`,
    `insert into stores
       (id, cluster, resource, namespace, name, kind, api_version, uid, resource_version, generation, seen_at, facts, facts_version)
       select md5('store ' || name), name, 'secretstores.external-secrets.io', 'floe', 'aws-secrets-manager', 'SecretStore',
         'external-secrets.io/v1', md5(name), '1', 1, ${now},
         '{"provider":"aws","detail":{"region":"eu-central-1"},"authRefs":[],"namespaceConditions":[],"capabilities":"ReadWrite","ready":{"status":"True","reason":"Valid","message":"store validated","lastTransitionTime":null}}', 1
       from clusters`,
    `insert into managed_secrets
       (id, cluster, resource, namespace, name, kind, api_version, uid, resource_version, generation, labels,
        created_at, seen_at, facts, facts_version, state, state_findings, state_since, target_name)
       select ${id}, ${cluster}, '${objects}', 'floe', ${name}, 'ExternalSecret', 'external-secrets.io/v1', md5('uid ' || n), '2', 1,
         ${labels}, ${now}, ${now}, ${facts}, 1,
         case when ${failing} then 'failing' else 'synced' end,
         case when ${failing} then '["provider-access-denied"]' else '[]' end, ${now}, ${name}
       from ${numbers}`,
    `insert into secret_labels (secret_id, key, value, cluster, namespace)
       select ${id}, label.key, label.value, ${cluster}, 'floe' from ${numbers}, json_each_text(${labels}) as label`,
    `insert into secret_stores (secret_id, kind, name)
       select ${id}, 'SecretStore', 'aws-secrets-manager' from ${numbers}`,
    `insert into events
       (cluster, uid, namespace, involved_kind, involved_name, involved_uid, type, reason, message, count, first_seen, last_seen)
       select ${cluster}, md5('event ' || n), 'floe', 'ExternalSecret', ${name}, md5('uid ' || n),
         case when ${failing} then 'Warning' else 'Normal' end,
         case when ${failing} then 'UpdateFailed' else 'Updated' end,
         case when ${failing} then ${message} else 'secret updated' end, 3, ${now}, ${now}
       from ${numbers}`,
  ];
}
