import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  isRepositoryPath,
  ManagedSecret,
  proposeSopsPath,
  SopsPlan,
  SopsPlanRequest,
  valuesPathSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import { audited } from '../../audit/audited';
import { AllowedKeys } from '../../dataKeys/AllowedKeys';
import { echo } from '../../model/masking/echo';
import { ObservationReader } from '../../store/ObservationStore';
import { EntitySecretsService } from '../entities/EntitySecretsService';
import { ChangePlace, findPlace } from '../preview/findPlace';
import { locationOf } from '../preview/locationOf';
import { ValuesFileReader } from '../preview/ValuesFileReader';
import { kustomizationsFor, readKustomizations } from './kustomizationsFor';
import { sopsPlanReading } from './readInWorker';
import { SopsRuleReader } from './SopsRuleReader';
import { withServiceKeys } from './withServiceKeys';

type SopsPlanServiceOptions = {
  allowedKeys: AllowedKeys;
  addresses: RepositoryAddresses;
  auditor: AuditorService;
  entitySecrets: Pick<EntitySecretsService, 'getEntitySecrets'>;
  files: ValuesFileReader;
  reader: Pick<ObservationReader, 'listSecrets'>;
  rules: SopsRuleReader;
};

/** Plans a new SOPS file of a service: its recipients, and what decrypts it. */
export class SopsPlanService {
  readonly #options: SopsPlanServiceOptions;

  constructor(options: SopsPlanServiceOptions) {
    this.#options = options;
  }

  /**
   * Returns the plan of a new SOPS file: whether the file exists, its rule in
   * `.sops.yaml`, and what decrypts it.
   *
   * @throws InputError if a file cannot be read or the path cannot be used,
   * NotFoundError if there is no such entity, environment, repository or branch
   * for the caller, NotAllowedError if the caller may not change its secrets,
   * ServiceUnavailableError if the Git host does not answer
   */
  async plan(
    input: SopsPlanRequest,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<SopsPlan> {
    const { entityRef, environment } = input;
    return await audited(
      this.#options.auditor,
      {
        id: 'sops-plan',
        caller: { credentials, request },
        meta: { entityRef: echo(entityRef), environment: echo(environment) },
      },
      () => this.#plan(input, credentials),
    );
  }

  async #plan(
    input: SopsPlanRequest,
    credentials: BackstageCredentials,
  ): Promise<SopsPlan> {
    const { addresses, entitySecrets, files, rules } = this.#options;
    const { items, service } = await entitySecrets.getEntitySecrets(
      input.entityRef,
      credentials,
    );
    const place = findPlace(service, input);
    const branch = await files.branchOf(locationOf(service, addresses));
    const path = pathOf(input, place);
    const [text, { config, ...read }] = await Promise.all([
      files.read(branch, path),
      rules.read(branch, path),
    ]);
    const { environment, release, valuesPath } = place;
    const { cluster, name, namespace } = environment;
    const shown = withServiceKeys(read, name, this.#options.allowedKeys);
    return {
      place: { environment: name, cluster, namespace, release },
      file: {
        path,
        branch: branch.name,
        url: addresses.fileUrl(branch, path),
      },
      existing:
        text === undefined
          ? null
          : await sopsPlanReading.readExisting(text, path),
      valuesFiles: [...(environment.earlierValuesPaths ?? []), valuesPath],
      sopsFiles: sopsFilesOf(items, { cluster, namespace, path }),
      config: {
        path: config.path,
        url: addresses.fileUrl(branch, config.path),
        exists: config.exists,
        unusable: read.unusable,
      },
      ...shown,
      flux: kustomizationsFor(
        await readKustomizations(this.#options.reader, items, cluster),
        path,
      ),
    };
  }
}

/** The path of the request, or else the conventional one. */
function pathOf(
  { layout, name, path }: SopsPlanRequest,
  { valuesPath }: ChangePlace,
): string {
  if (path !== undefined) {
    const parsed = valuesPathSchema.safeParse(path);
    if (!parsed.success) {
      throw new InputError(`path: ${parsed.error.issues[0].message}`);
    }
    return parsed.data;
  }
  const proposed = proposeSopsPath(layout, valuesPath, name);
  if (name?.includes('/') || !isRepositoryPath(proposed)) {
    throw new InputError('name: cannot be part of the path of a file');
  }
  return proposed;
}

/** The other encrypted values files of a service in a place. */
function sopsFilesOf(
  items: readonly ManagedSecret[],
  at: { cluster: string; namespace: string; path: string },
): string[] {
  return items
    .filter(
      ({ cluster, namespace, source, target }) =>
        cluster === at.cluster &&
        namespace === at.namespace &&
        source.file?.encrypted &&
        // The Secrets that manifests create.
        target.name === '',
    )
    .flatMap(({ source }) => source.file?.path ?? [])
    .filter(path => path !== at.path);
}
