import {
  ManagedSecret,
  SourceOrigin,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ReferredOrigin, ReferredStore, withNote } from '../diagnose';
import { ObservedSecret } from '../model/observed';
import { namespaceOfOrigin } from '../model/originsOfSecret';
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
  return secretsKinds.of(facts).source(facts, store);
}

function readiness({ store }: ReferredStore): boolean | null {
  return store?.ready && store.ready.status !== 'Unknown'
    ? store.ready.status === 'True'
    : null;
}
