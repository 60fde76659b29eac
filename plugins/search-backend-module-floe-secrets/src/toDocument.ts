import { parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { IndexableDocument } from '@backstage/plugin-search-common';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';

/** A secret in the index: only names. */
export type SecretDocument = IndexableDocument & {
  secretId: string;
  /** Entity refs, in lower case. */
  entityRefs: string[];
  kind: string;
  approach: string;
  environment: string;
  cluster: string;
  namespace: string;
};

/** Where the portal shows secrets. */
export type Locations = {
  /** With `:namespace`, `:kind` and `:name` of an entity. */
  entityPath: string;
  overviewPath: string;
};

export function readLocations(config: Config | undefined): Locations {
  return {
    entityPath:
      config?.getOptionalString('entityPath') ??
      '/catalog/:namespace/:kind/:name/secrets',
    overviewPath: config?.getOptionalString('overviewPath') ?? '/secrets',
  };
}

/**
 * The search document of a secret. It links to the first of its services, or to
 * the overview.
 */
export function toDocument(
  secret: Pick<
    ManagedSecret,
    | 'id'
    | 'name'
    | 'kind'
    | 'approach'
    | 'component'
    | 'environment'
    | 'cluster'
    | 'namespace'
    | 'entityRefs'
    | 'source'
    | 'target'
  >,
  locations: Locations,
): SecretDocument {
  const { remoteRefs, store } = secret.source;
  const names = [
    secret.target.name,
    ...remoteRefs.flatMap(({ key, property }) => [key, property]),
    store?.name,
    secret.component,
    secret.environment,
    secret.cluster,
    secret.namespace,
    ...secret.entityRefs.map(ref => parseEntityRef(ref).name),
  ];
  return {
    title: secret.name,
    text: [...new Set(names.filter(Boolean))].join(' '),
    location: locationOf(secret, locations),
    authorization: { resourceRef: secret.id },
    secretId: secret.id,
    entityRefs: secret.entityRefs,
    kind: secret.kind,
    approach: secret.approach,
    environment: secret.environment,
    cluster: secret.cluster,
    namespace: secret.namespace,
  };
}

function locationOf(
  { entityRefs, id }: Pick<ManagedSecret, 'entityRefs' | 'id'>,
  { entityPath, overviewPath }: Locations,
): string {
  const search = new URLSearchParams({ secret: id });
  const [entityRef] = entityRefs;
  if (entityRef === undefined) {
    return `${overviewPath}/list?${search}`;
  }
  const { kind, name, namespace } = parseEntityRef(entityRef);
  const part = encodeURIComponent;
  const path = entityPath
    .replace(':namespace', () => part(namespace))
    .replace(':kind', () => part(kind.toLocaleLowerCase('en-US')))
    .replace(':name', () => part(name));
  return `${path}?${search}`;
}
