import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  findKustomization,
  ManagedSecret,
  manifestPathSchema,
  parseSecretStoreChange,
  proposeStorePath,
  SecretStoreChange,
  SecretStorePlan,
  SecretStorePlanRequest,
  Service,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  RepositoryAddresses,
  RepositoryBranch,
} from '@floe/backstage-plugin-floe-secrets-node';
import { storeFile, StoreManifest, storeManifests } from '@floe/values-files';
import type { Request } from 'express';
import { audited } from '../../audit/audited';
import { echo } from '../../model/masking/echo';
import { ObservationReader } from '../../store/ObservationStore';
import { EntitySecretsService } from '../entities/EntitySecretsService';
import { DryRunner } from '../preview/DryRunner';
import { ChangePlace, findPlace } from '../preview/findPlace';
import { locationOf } from '../preview/locationOf';
import { ValuesFileReader } from '../preview/ValuesFileReader';
import {
  kustomizationsFor,
  readKustomizations,
} from '../sopsPlan/kustomizationsFor';
import { StoreService } from '../stores/StoreService';
import { kustomizationReading } from './kustomizationInWorker';

const SECRET_STORES = 'secretstores.external-secrets.io';
const GROUP = 'external-secrets.io';

type SecretStorePlanServiceOptions = {
  addresses: RepositoryAddresses;
  auditor: AuditorService;
  dryRuns: DryRunner;
  entitySecrets: Pick<EntitySecretsService, 'getEntitySecrets'>;
  files: ValuesFileReader;
  reader: Pick<ObservationReader, 'listClusters' | 'listSecrets'>;
  stores: Pick<StoreService, 'list'>;
};

/**
 * Plans where a new SecretStore of a service is written, and does a dry run in
 * the cluster.
 */
export class SecretStorePlanService {
  readonly #options: SecretStorePlanServiceOptions;

  constructor(options: SecretStorePlanServiceOptions) {
    this.#options = options;
  }

  /**
   * Returns the plan of a new store: its file, the kustomization that has to
   * list it, an existing store of the same name, and the result of a dry run.
   *
   * @throws InputError if the description of the store is not valid or a file
   * cannot be read, NotFoundError if there is no such entity, environment,
   * repository or branch for the caller, NotAllowedError if the caller may not
   * change its secrets, ServiceUnavailableError if the Git host does not answer
   */
  async plan(
    input: SecretStorePlanRequest,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<SecretStorePlan> {
    const { entityRef, environment } = input;
    return await audited(
      this.#options.auditor,
      {
        id: 'secret-store-plan',
        caller: { credentials, request },
        meta: { entityRef: echo(entityRef), environment: echo(environment) },
      },
      () => this.#plan(input, credentials, request),
    );
  }

  async #plan(
    input: SecretStorePlanRequest,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<SecretStorePlan> {
    const { addresses, entitySecrets, files } = this.#options;
    const { items, service } = await entitySecrets.getEntitySecrets(
      input.entityRef,
      credentials,
    );
    const place = findPlace(service, input);
    const store =
      input.store === undefined
        ? undefined
        : parseSecretStoreChange(input.store);
    const { environment, release } = place;
    const { cluster, namespace } = environment;
    const branch = await files.branchOf(locationOf(service, addresses));
    const path = store?.path ?? proposedPath(input.name, service, place);
    const apiVersion = await this.#apiVersion(cluster);
    const manifests = store
      ? storeManifests(store, { apiVersion, namespace })
      : [];
    const [text, kustomization, flux, sameName, dryRun] = await Promise.all([
      files.read(branch, path),
      this.#kustomization(branch, path),
      this.#flux(items, cluster, path),
      store ? this.#sameName(store, place, credentials) : null,
      input.dryRun === false
        ? []
        : this.#dryRun(manifests, { input, cluster, credentials, request }),
    ]);
    return {
      place: { environment: environment.name, cluster, namespace, release },
      apiVersion,
      file: {
        path,
        branch: branch.name,
        url: addresses.fileUrl(branch, path),
        existing: existingOf(text, manifests),
      },
      kustomization,
      sameName,
      flux,
      dryRun,
    };
  }

  async #apiVersion(cluster: string): Promise<string> {
    const [known] = await this.#options.reader.listClusters([cluster]);
    const served =
      known?.resources.find(({ resource }) => resource === SECRET_STORES)
        ?.servedVersions ?? [];
    const isOld = served.includes('v1beta1') && !served.includes('v1');
    return `${GROUP}/${isOld ? 'v1beta1' : 'v1'}`;
  }

  async #kustomization(
    branch: RepositoryBranch,
    path: string,
  ): Promise<SecretStorePlan['kustomization']> {
    const { addresses, files } = this.#options;
    const found = await findKustomization(path, candidate =>
      files.read(branch, candidate),
    );
    return found
      ? {
          path: found.path,
          url: addresses.fileUrl(branch, found.path),
          ...(await kustomizationReading.read(found.text, found.resource)),
        }
      : null;
  }

  /** The Kustomizations of the service that the caller may see in the cluster. */
  async #flux(
    items: readonly ManagedSecret[],
    cluster: string,
    path: string,
  ): Promise<SecretStorePlan['flux']> {
    const secrets = await readKustomizations(
      this.#options.reader,
      items,
      cluster,
    );
    return kustomizationsFor(secrets, path).map(
      ({ name, namespace, path: folder }) => ({
        name,
        namespace,
        path: folder,
      }),
    );
  }

  async #sameName(
    { kind, name }: SecretStoreChange,
    { environment: { cluster, namespace } }: ChangePlace,
    credentials: BackstageCredentials,
  ): Promise<SecretStorePlan['sameName']> {
    const stores = await this.#options.stores.list(
      { clusters: [cluster], namespace },
      credentials,
    );
    const same = stores.find(
      store => store.kind === kind && store.name === name,
    );
    return same ? { ready: same.ready } : null;
  }

  async #dryRun(
    manifests: StoreManifest[],
    asked: {
      input: SecretStorePlanRequest;
      cluster: string;
      credentials: BackstageCredentials;
      request: Request | undefined;
    },
  ): Promise<SecretStorePlan['dryRun']> {
    const { input, ...options } = asked;
    const { entityRef, environment } = input;
    return await this.#options.dryRuns.run(
      // A dry run of an existing ServiceAccount would not say anything, because
      // the change keeps what others wrote into it.
      manifests.filter(({ kind }) => kind !== 'ServiceAccount'),
      { entityRef, environment, ...options },
    );
  }
}

function existingOf(
  text: string | undefined,
  manifests: StoreManifest[],
): SecretStorePlan['file']['existing'] {
  if (text === undefined) {
    return 'none';
  }
  return manifests.length > 0 && text === storeFile(manifests)
    ? 'same'
    : 'other';
}

function proposedPath(
  name: string | undefined,
  { secretStoresPath = null }: Service,
  { environment, valuesPath }: ChangePlace,
): string {
  const parsed = manifestPathSchema.safeParse(
    proposeStorePath(name ?? '', {
      folder: secretStoresPath,
      valuesPath,
      environment: environment.name,
    }),
  );
  if (name?.includes('/') || !parsed.success) {
    throw new InputError('name: cannot be part of the path of a file');
  }
  return parsed.data;
}
