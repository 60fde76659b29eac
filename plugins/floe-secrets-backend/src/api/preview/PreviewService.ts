import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  plannedStores,
  Preview,
  PreviewRequest,
  Remedy,
  Service,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  ChartConfig,
  RepositoryAddresses,
  RepositoryBranch,
} from '@floe/backstage-plugin-floe-secrets-node';
import {
  CheckKnowledge,
  parseSecretsChange,
  SecretsChange,
  ValuesContext,
  ValuesInputError,
} from '@floe/values-files';
import type { Request } from 'express';
import { audited } from '../../audit/audited';
import { Clock } from '../../clock/Clock';
import { commandFor, ContextOf } from '../../diagnose/commandContext';
import { echo } from '../../model/masking/echo';
import { SignalIds } from '../../signals/SignalIds';
import { ObservationReader } from '../../store/ObservationStore';
import { EntitySecretsService } from '../entities/EntitySecretsService';
import { StoreService } from '../stores/StoreService';
import { checkKnowledge } from './checkKnowledge';
import { DryRunner } from './DryRunner';
import { ChangePlace, findPlace } from './findPlace';
import { locationOf } from './locationOf';
import { previewInWorker } from './previewInWorker';
import { sopsFilesOf } from './sopsFilesOf';
import { ValuesFileReader } from './ValuesFileReader';

/** The rules need the served versions of this resource. */
const EXTERNAL_SECRETS = 'externalsecrets.external-secrets.io';

type PreviewServiceOptions = {
  addresses: RepositoryAddresses;
  auditor: AuditorService;
  chart: ChartConfig | undefined;
  clock: Clock;
  contextOf: ContextOf;
  dryRuns: DryRunner;
  entitySecrets: Pick<EntitySecretsService, 'getEntitySecrets'>;
  files: ValuesFileReader;
  reader: Pick<ObservationReader, 'listCertificates' | 'listClusters'>;
  signalIds: Pick<SignalIds, 'etagOf'>;
  stores: Pick<StoreService, 'listForNamespace'>;
};

/** The values files of a place, from the branch of the service. */
type ReadFiles = {
  text: string | undefined;
  earlier: { path: string; text: string | undefined }[];
};

/** Previews what a change of a service's secrets would do. */
export class PreviewService {
  readonly #options: PreviewServiceOptions;

  constructor(options: PreviewServiceOptions) {
    this.#options = options;
  }

  /**
   * Previews what a change would do to the values file, the objects and the
   * cluster.
   *
   * @throws InputError if the change or the values files cannot be read,
   * NotFoundError if there is no such entity, environment, repository or branch
   * for the caller, NotAllowedError if the caller may not change it,
   * ServiceUnavailableError if the Git host does not answer
   */
  async preview(
    input: PreviewRequest,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<Preview> {
    const { entityRef, environment } = input;
    return await audited(
      this.#options.auditor,
      {
        ...eventOf(input),
        caller: { credentials, request },
        meta: { entityRef: echo(entityRef), environment: echo(environment) },
      },
      () => this.#preview(input, credentials, request),
    );
  }

  async #preview(
    input: PreviewRequest,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<Preview> {
    const { addresses, contextOf, dryRuns, entitySecrets, files, signalIds } =
      this.#options;
    const { items, service } = await entitySecrets.getEntitySecrets(
      input.entityRef,
      credentials,
    );
    const place = findPlace(service, input);
    const change = parseChange(input.change);
    const branch = await files.branchOf(locationOf(service, addresses));
    const [read, { context, known }] = await Promise.all([
      this.#readFiles(branch, place),
      this.#contextOf(service, place, input.newStores, credentials),
    ]);
    const { environment, release, valuesPath } = place;
    const named = ({ title, command }: Remedy, cluster: string): Remedy => ({
      title,
      ...(command && {
        command: commandFor(command, cluster, contextOf(cluster)),
      }),
    });
    const { applied, fullname, current, changed, diff, objects, findings } =
      await previewInWorker(
        { path: valuesPath, text: read.text },
        change,
        {
          ...context,
          earlierFiles: read.earlier.flatMap(({ path, text }) =>
            text === undefined ? [] : [{ path, text }],
          ),
        },
        { ...known, sopsFiles: sopsFilesOf(items, place.environment) },
      );
    return {
      place: {
        environment: environment.name,
        cluster: environment.cluster,
        namespace: environment.namespace,
        release,
      },
      fullname,
      current,
      file: {
        path: valuesPath,
        branch: branch.name,
        url: addresses.fileUrl(branch, valuesPath),
        exists: read.text !== undefined,
        etag: signalIds.etagOf(read.text),
        earlierFiles: read.earlier.map(({ path, text }) => ({
          path,
          exists: text !== undefined,
        })),
        changed,
        diff,
      },
      objects,
      findings: findings.map(({ position, remedies, ...finding }) => ({
        ...finding,
        remedies: remedies.map(remedy => named(remedy, environment.cluster)),
        ...(position && {
          url: addresses.lineUrl(branch, position.file, position.line),
        }),
      })),
      dryRun:
        input.dryRun === false
          ? []
          : await dryRuns.run(applied, {
              entityRef: service.entityRef,
              environment: environment.name,
              cluster: environment.cluster,
              credentials,
              request,
            }),
    };
  }

  async #readFiles(
    branch: RepositoryBranch,
    { environment, valuesPath }: ChangePlace,
  ): Promise<ReadFiles> {
    const { files } = this.#options;
    const [text, ...earlier] = await Promise.all(
      [valuesPath, ...(environment.earlierValuesPaths ?? [])].map(path =>
        files.read(branch, path),
      ),
    );
    return {
      text,
      earlier: (environment.earlierValuesPaths ?? []).map((path, index) => {
        requireEarlier(environment, path, earlier[index]);
        return { path, text: earlier[index] };
      }),
    };
  }

  async #contextOf(
    { entityRef }: Service,
    { environment, release }: ChangePlace,
    newStores: PreviewRequest['newStores'],
    credentials: BackstageCredentials,
  ): Promise<{
    context: Omit<ValuesContext, 'earlierFiles'>;
    known: CheckKnowledge;
  }> {
    const { chart, clock, reader, stores } = this.#options;
    const { cluster, namespace, policy } = environment;
    const [[known], { all, usable }, certificates] = await Promise.all([
      reader.listClusters([cluster]),
      stores.listForNamespace({ cluster, namespace, entityRef }, credentials),
      reader.listCertificates([cluster]),
    ]);
    const served =
      known?.resources.find(({ resource }) => resource === EXTERNAL_SECRETS)
        ?.servedVersions ?? [];
    const planned = plannedStores(newStores, usable);
    const knowledge = checkKnowledge({
      environment,
      cluster: known,
      all,
      usable,
      certificates,
      time: clock.now(),
    });
    return {
      context: {
        release,
        namespace,
        chart,
        cluster: {
          name: cluster,
          ...(served.length > 0 && { externalSecretsVersions: served }),
        },
        stores: [...usable, ...planned],
        policy,
      },
      known: {
        ...knowledge,
        ...(knowledge.stores && { stores: [...knowledge.stores, ...planned] }),
      },
    };
  }
}

/**
 * The annotation names a file that does not exist on the branch; Helm would
 * fail.
 */
function requireEarlier(
  { earlierValuesFrom }: ServiceEnvironment,
  path: string,
  text: string | undefined,
): void {
  if (text === undefined && earlierValuesFrom !== 'configuration') {
    throw new InputError(
      `The annotation floe.dev/values names ${path}, which the repository does not have. Correct the annotation, or add the file`,
    );
  }
}

function parseChange(change: unknown): SecretsChange | undefined {
  try {
    return change === undefined ? undefined : parseSecretsChange(change);
  } catch (error) {
    throw error instanceof ValuesInputError
      ? new InputError(error.message)
      : error;
  }
}

/** Without a change, returns the files as they are. */
function eventOf({ change }: PreviewRequest) {
  return change === undefined
    ? ({ id: 'values-file-read' } as const)
    : ({ id: 'change-preview' } as const);
}
