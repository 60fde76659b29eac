import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import type { StoreReference } from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';

const NO_STORE: StoreReference = { kind: 'SecretStore', name: '' };

/**
 * The store to propose: the one of the service's other secrets, else a ready
 * one of its namespace, else any ready one.
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
