import { parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { IndexableDocument } from '@backstage/plugin-search-common';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { resultRef } from './resultRef';

/** A secret in the index: only names. */
export type SecretDocument = IndexableDocument & {
  secretId: string;
  /** The entity ref of the service that it leads to, in lower case; none if it has no service. */
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

type IndexedSecret = Pick<
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
>;

/**
 * What is found of a secret: a document for each of its services, which leads
 * there and names no other, since a reader may not see them all. One of a
 * secret without a service leads to the overview.
 */
export function toDocuments(
  secret: IndexedSecret,
  locations: Locations,
): SecretDocument[] {
  const refs = secret.entityRefs.length > 0 ? secret.entityRefs : [undefined];
  return refs.map(entityRef => toDocument(secret, entityRef, locations));
}

function toDocument(
  secret: IndexedSecret,
  entityRef: string | undefined,
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
    entityRef && parseEntityRef(entityRef).name,
  ];
  return {
    title: secret.name,
    text: [...new Set(names.filter(Boolean))].join(' '),
    location: locationOf(secret.id, entityRef, locations),
    authorization: { resourceRef: resultRef(secret.id, entityRef) },
    secretId: secret.id,
    entityRefs: entityRef ? [entityRef] : [],
    kind: secret.kind,
    approach: secret.approach,
    environment: secret.environment,
    cluster: secret.cluster,
    namespace: secret.namespace,
  };
}

function locationOf(
  id: string,
  entityRef: string | undefined,
  { entityPath, overviewPath }: Locations,
): string {
  const search = new URLSearchParams({ secret: id });
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
