import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import type { StoreReference } from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';

const NO_STORE: StoreReference = { kind: 'SecretStore', name: '' };

/**
 * The store that a service most likely wants: the one that its other secrets
 * use, else one of its namespace that is ready, else any that is ready.
 */
export function likelyStore(
  service: ServiceFieldValue,
  { answer, stores }: ServiceFacts,
): StoreReference {
  const inUse = answer.items.find(
    ({ environment, source }) =>
      environment === service.environment && source.store,
  )?.source.store;
  const ready = stores.filter(store => store.ready);
  const store =
    inUse ?? ready.find(({ kind }) => kind === 'SecretStore') ?? ready[0];
  return store ? { kind: store.kind, name: store.name } : NO_STORE;
}
