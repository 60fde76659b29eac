import { ObservedOrigin, ObservedStore } from '../model/observed';

/** A row of `stores`. */
export type StoreRow = {
  id: string;
  cluster: string;
  resource: string;
  namespace: string | null;
  name: string;
  kind: string;
  api_version: string;
  uid: string;
  resource_version: string;
  generation: number | string;
  seen_at: string;
  facts: string;
  facts_version: number;
};

/** A row of `origins`. */
export type OriginRow = Omit<StoreRow, 'generation'>;

/** The common columns of stores and origins. */
type ReferredFields = Pick<
  ObservedStore & ObservedOrigin,
  | 'id'
  | 'cluster'
  | 'uid'
  | 'resourceVersion'
  | 'namespace'
  | 'name'
  | 'apiVersion'
  | 'seenAt'
>;

type StoreFactFields = Pick<
  ObservedStore,
  | 'specChangedAt'
  | 'provider'
  | 'detail'
  | 'authRefs'
  | 'namespaceConditions'
  | 'capabilities'
  | 'ready'
>;

type OriginFactFields = Pick<ObservedOrigin, 'generates' | 'ready'>;

export function storeFromRow(row: StoreRow): ObservedStore {
  const facts: StoreFactFields = JSON.parse(row.facts);
  return {
    ...referredFromRow(row),
    kind: row.kind as ObservedStore['kind'],
    generation: Number(row.generation),
    ...facts,
  };
}

export function storeToRow(
  store: ObservedStore,
): Omit<StoreRow, 'resource' | 'facts_version'> {
  const facts: StoreFactFields = {
    specChangedAt: store.specChangedAt,
    provider: store.provider,
    detail: store.detail,
    authRefs: store.authRefs,
    namespaceConditions: store.namespaceConditions,
    capabilities: store.capabilities,
    ready: store.ready,
  };
  return {
    ...referredToRow(store),
    generation: store.generation,
    facts: JSON.stringify(facts),
  };
}

export function originFromRow(row: OriginRow): ObservedOrigin {
  const facts: OriginFactFields = JSON.parse(row.facts);
  return { ...referredFromRow(row), kind: row.kind, ...facts };
}

export function originToRow(
  origin: ObservedOrigin,
): Omit<OriginRow, 'resource' | 'facts_version'> {
  const { generates, ready } = origin;
  const facts: OriginFactFields = { generates, ready };
  return { ...referredToRow(origin), facts: JSON.stringify(facts) };
}

function referredFromRow(row: OriginRow): ReferredFields {
  return {
    id: row.id,
    cluster: row.cluster,
    uid: row.uid,
    resourceVersion: row.resource_version,
    namespace: row.namespace,
    name: row.name,
    apiVersion: row.api_version,
    seenAt: row.seen_at,
  };
}

function referredToRow(
  object: ReferredFields & { kind: string },
): Omit<OriginRow, 'resource' | 'facts_version' | 'facts'> {
  return {
    id: object.id,
    cluster: object.cluster,
    namespace: object.namespace,
    name: object.name,
    kind: object.kind,
    api_version: object.apiVersion,
    uid: object.uid,
    resource_version: object.resourceVersion,
    seen_at: object.seenAt,
  };
}
