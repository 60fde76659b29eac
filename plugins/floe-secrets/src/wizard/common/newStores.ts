import type {
  PlannedStore,
  SecretStoreChange,
  ServiceFieldValue,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { storeTexts } from '@floe/values-files';
import { createContext } from 'react';

/** Stores that the same pull request creates, for the previews below. */
export const NewStores = createContext<readonly PlannedStore[]>([]);

/** The store of the form, as input of a preview. */
export function plannedOf(
  change: SecretStoreChange | undefined,
): PlannedStore[] {
  return change
    ? [
        {
          kind: change.kind,
          name: change.name,
          provider: Object.keys(change.provider)[0],
        },
      ]
    : [];
}

/** The stores of the cluster, preceded by the one of the form. */
export function withNewStore(
  stores: readonly Store[],
  change: SecretStoreChange | undefined,
  { cluster, environment, namespace }: ServiceFieldValue,
): Store[] {
  const isThere = stores.some(
    ({ kind, name }) => kind === change?.kind && name === change.name,
  );
  if (!change || isThere) {
    return [...stores];
  }
  const [provider] = Object.keys(change.provider);
  const service = storeTexts(change.provider).get('aws.service');
  return [
    {
      id: `new/${change.kind}/${change.name}`,
      cluster,
      environment,
      kind: change.kind,
      namespace: change.kind === 'SecretStore' ? namespace : null,
      name: change.name,
      apiVersion: 'external-secrets.io/v1',
      provider,
      detail: service ? { service } : {},
      capabilities: null,
      ready: null,
      reason: null,
      message: null,
      since: null,
      usedBy: 0,
      findings: [],
    },
    ...stores,
  ];
}
