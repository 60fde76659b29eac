import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CampaignItem,
  ServiceFieldValue,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SecretsChange, StoreReference } from '@floe/values-files';
import { addChanges, removeChanges } from './applyStep';
import { PullRequestStep } from './chooseStep';
import { addText, removeText } from './migrationText';

/** A step of a migration: its changes, and the text of its pull request. */
export type StepPlan = {
  changes: SecretsChange[];
  title: string;
  description: string;
};

/** The input of {@link planStep}. */
export type StepContext = {
  service: ServiceFieldValue;
  /** Of the values; needed for the step `add`. */
  storeRef: StoreReference | undefined;
  /** Remote keys by the names of the Secrets, where they are not conventional. */
  remoteKeys: Record<string, string>;
  /** All stores of the service that the portal knows. */
  stores: readonly Store[];
  campaignUrl: string | undefined;
};

/** @throws InputError where the step needs a store and none is named */
function storeOf(storeRef: StoreReference | undefined): StoreReference {
  if (!storeRef) {
    throw new InputError(
      'Name the store of the values: storeName, and storeKind for a ClusterSecretStore',
    );
  }
  return storeRef;
}

const secretOf = ({ component, keys = [], name }: CampaignItem) => ({
  name,
  keys,
  ...(component && { component }),
});

/**
 * Plans a step: ExternalSecrets beside the SealedSecrets (`add`), or the
 * SealedSecrets taken out (`remove`).
 *
 * @throws InputError if the step needs a store and none is named, or a secret
 *   cannot be migrated
 */
export function planStep(
  { items, step }: PullRequestStep,
  { campaignUrl, remoteKeys, service, storeRef, stores }: StepContext,
): StepPlan {
  const secrets = items.map(secretOf);
  const place = {
    service: parseEntityRef(service.entityRef).name,
    environment: service.environment,
    valuesPath: service.valuesPath,
  };
  if (step === 'remove') {
    return {
      changes: removeChanges(secrets, service.fullname),
      ...removeText(
        place,
        secrets.map(({ name }) => name),
        campaignUrl,
      ),
    };
  }
  const chosen = storeOf(storeRef);
  const store = stores.find(
    ({ cluster, kind, name }) =>
      cluster === service.cluster &&
      kind === chosen.kind &&
      name === chosen.name,
  );
  const { changes, references } = addChanges(secrets, service.fullname, {
    storeRef: chosen,
    remoteKeys,
    environment: service.environment,
    provider: store?.provider,
    service: store?.detail?.service,
  });
  return {
    changes,
    ...addText(
      place,
      secrets.map(({ name }, index) => ({
        name,
        namespace: service.namespace,
        references: references[index],
      })),
      chosen,
      store,
      campaignUrl,
    ),
  };
}
