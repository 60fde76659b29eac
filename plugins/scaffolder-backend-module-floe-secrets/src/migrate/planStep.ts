import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CampaignItem,
  ManagedSecret,
  ServiceFieldValue,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SecretsChange, StoreReference } from '@floe/values-files';
import { addChanges, removeChanges, valuesPaths } from './applyStep';
import { PullRequestStep } from './chooseStep';
import { encryptedFileOf } from './encryptedFileOf';
import { manifestFiles } from './manifestFiles';
import { addText, removeText, unsetCommands } from './migrationText';

/** A step of a migration: its changes, and the text of its pull request. */
type StepPlan = {
  changes: SecretsChange[];
  title: string;
  description: string;
  /** Turns the error of a refused change into one that says what to do first. */
  explain(error: unknown): unknown;
};

/** The input of {@link planStep}. */
type StepContext = {
  service: ServiceFieldValue;
  /** Of the values; needed for the step `add`. */
  storeRef: StoreReference | undefined;
  /** Remote keys by the names of the Secrets, where they are not conventional. */
  remoteKeys: Record<string, string>;
  /** All stores of the service that the portal knows. */
  stores: readonly Store[];
  /** The secrets of the service that the portal observes. */
  ownSecrets: ManagedSecret[];
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

/** Says how values get out of a release that would make the Secrets again. */
function explainValuesLeft(
  error: unknown,
  file: string | undefined,
  own: readonly string[][],
): unknown {
  if (!(error instanceof InputError)) {
    return error;
  }
  const { message } = error;
  const paths = own.filter(path => message.includes(path.join('.')));
  if (paths.length === 0) {
    return error;
  }
  const commands = unsetCommands({ file, valuesPaths: paths });
  return new InputError(
    `The release still has values that External Secrets is to bring: ${paths
      .map(path => path.join('.'))
      .join(
        ', ',
      )}. Take them out first, and deploy that; Helm keeps the Secrets. In an encrypted file: ${commands.replaceAll(
      '\n',
      '; ',
    )}`,
  );
}

/**
 * Plans a step: ExternalSecrets beside what makes the Secrets now (`add`), or
 * External Secrets owns them, and what made them is taken out (`remove`).
 *
 * @throws InputError if the step needs a store and none is named, or a secret
 *   cannot be migrated
 */
export function planStep(
  { items, plan, step }: PullRequestStep,
  context: StepContext,
): StepPlan {
  const { campaignUrl, ownSecrets, remoteKeys, service, storeRef } = context;
  const secrets = items.map(secretOf);
  const place = {
    service: parseEntityRef(service.entityRef).name,
    environment: service.environment,
    valuesPath: service.valuesPath,
  };
  if (step === 'remove') {
    const file = encryptedFileOf(ownSecrets, service);
    const manifests = manifestFiles(ownSecrets, service);
    const paths = valuesPaths(
      secrets.filter(({ name }) => !manifests.has(name)),
      service.fullname,
    );
    return {
      changes: removeChanges(plan, secrets, service.fullname),
      ...removeText(
        plan,
        place,
        {
          names: secrets.map(({ name }) => name),
          valuesPaths: paths,
          manifestFiles: secrets.flatMap(
            ({ name }) => manifests.get(name) ?? [],
          ),
          file,
        },
        campaignUrl,
      ),
      explain: error =>
        plan.from === 'sops' ? explainValuesLeft(error, file, paths) : error,
    };
  }
  const chosen = storeOf(storeRef);
  const store = context.stores.find(
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
      plan,
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
    explain: error => error,
  };
}
