import {
  environmentOf,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  SECTIONS,
  describeSection,
  type RemoteKeyContext,
  type StoreReference,
} from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';
import type { ExternalSecretsDraft } from '../shared/drafts';
import { advisedIntervals } from './advisedIntervals';
import { engineOf, followStore } from './proposals';

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

/** What the form starts with. */
export function initialDraft(
  service: ServiceFieldValue,
  facts: ServiceFacts,
): ExternalSecretsDraft {
  return {
    approach: 'external-secrets',
    storeRef: likelyStore(service, facts),
    refreshInterval: advisedIntervals(
      environmentOf(service, facts.answer.service)?.policy,
    )[0],
    creationPolicy: 'Owner',
    components: {},
    custom: [],
  };
}

/** Another store, and with it the proposals that nobody has changed. */
export function withStore(
  draft: ExternalSecretsDraft,
  storeRef: StoreReference,
  contextOf: (storeRef: StoreReference) => RemoteKeyContext,
): ExternalSecretsDraft {
  const before = contextOf(draft.storeRef);
  const after = contextOf(storeRef);
  const components = { ...draft.components };
  for (const section of SECTIONS) {
    const change = components[section];
    if (change) {
      const engine = engineOf(describeSection(section), change.engine);
      components[section] = {
        ...change,
        keys: followStore(change.keys, engine.remoteName, before, after),
      };
    }
  }
  return {
    ...draft,
    storeRef,
    components,
    custom: draft.custom.map(entry => ({
      ...entry,
      keys: followStore(entry.keys, entry.name, before, after),
    })),
  };
}
