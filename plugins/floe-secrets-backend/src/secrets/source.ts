import {
  ManagedSecret,
  RemoteRef,
  SourceOrigin,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  ReferredOrigin,
  ReferredStore,
  remoteKeyLink,
  withNote,
} from '../diagnose';
import { ObservedSecret } from '../model/observed';
import { namespaceOfOrigin } from '../model/originsOfSecret';
import { FetchedRef } from '../model/remoteRefs';
import { secretsKinds } from './SecretsKind';

/** Where a managed secret comes from. */
export function sourceOf(
  secret: Pick<ObservedSecret, 'facts' | 'namespace'>,
  stores: ReferredStore[],
  origins: ReferredOrigin[],
): ManagedSecret['source'] {
  const source = sourceByFacts(secret, stores);
  return origins.length
    ? {
        ...source,
        origins: origins.map(origin => toSourceOrigin(origin, secret)),
      }
    : source;
}

function toSourceOrigin(
  { kind, name, exists, generates, ready }: ReferredOrigin,
  secret: Pick<ObservedSecret, 'namespace'>,
): SourceOrigin {
  const namespace = namespaceOfOrigin(kind, secret.namespace);
  return {
    kind,
    name,
    namespace,
    exists,
    generates,
    ready: ready && ready.status !== 'Unknown' ? ready.status === 'True' : null,
    message:
      ready?.status === 'False' && ready.message
        ? withNote(ready.message, { kind, name, namespace })
        : null,
  };
}

function sourceByFacts(
  { facts }: Pick<ObservedSecret, 'facts'>,
  stores: ReferredStore[],
): ManagedSecret['source'] {
  const [main] = stores;
  const store = main
    ? {
        ...(main.store && { id: main.store.id }),
        kind: main.kind,
        name: main.name,
        provider: main.store?.provider ?? null,
        ready: readiness(main),
      }
    : null;
  const kind = secretsKinds.of(facts);
  const source = kind.source(facts, store);
  return kind.fetchedRefs
    ? {
        ...source,
        remoteRefs: withLinks(
          source.remoteRefs,
          kind.fetchedRefs(facts),
          stores,
        ),
      }
    : source;
}

/** References with the pages of the provider's console, if these are known. */
function withLinks(
  refs: RemoteRef[],
  fetched: FetchedRef[],
  stores: ReferredStore[],
): RemoteRef[] {
  return refs.map((ref, index) => {
    const own = fetched[index].store;
    const store = stores.find(
      ({ kind, name }) => kind === own?.kind && name === own.name,
    )?.store;
    const url = store && remoteKeyLink(store, ref.key);
    return url ? { ...ref, url } : ref;
  });
}

function readiness({ store }: ReferredStore): boolean | null {
  return store?.ready && store.ready.status !== 'Unknown'
    ? store.ready.status === 'True'
    : null;
}
