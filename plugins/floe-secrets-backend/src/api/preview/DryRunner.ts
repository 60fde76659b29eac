import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { DryRun } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ClusterGateway,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import pLimit from 'p-limit';
import { audited } from '../../audit/audited';
import { modelKinds } from '../../model/ModelKind';
import { Observer } from '../../model/Observer';
import { ObservationReader } from '../../store/ObservationStore';

/** Field manager of the dry run. */
const FIELD_MANAGER = 'floe-secrets';
/** Maximum number of objects of one preview to send to the cluster. */
const MAX_OBJECTS = 50;
/** Maximum number of concurrent requests, for all callers together. */
const MAX_AT_ONCE = 8;
const TIMEOUT_MS = 15_000;

type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};
type Outcome = Pick<DryRun, 'result' | 'message'>;

type DryRunnerOptions = {
  auditor: AuditorService;
  observer: Pick<Observer, 'openGateway'>;
  reader: Pick<ObservationReader, 'listClusters'>;
  /** Whether the configuration allows dry runs. */
  enabled: boolean;
  /**
   * Time limit for all objects of a preview, in milliseconds; by default 15
   * seconds.
   */
  timeoutMs?: number;
};

/** Applies objects to clusters as a dry run. */
export class DryRunner {
  readonly #options: DryRunnerOptions;
  readonly #limit = pLimit(MAX_AT_ONCE);

  constructor(options: DryRunnerOptions) {
    this.#options = options;
  }

  /**
   * Applies objects as a dry run. The caller has checked the permission. Errors
   * of the cluster are results; it does not throw them.
   */
  async run(
    manifests: Manifest[],
    options: {
      entityRef: string;
      environment: string;
      cluster: string;
      credentials: BackstageCredentials;
      request: Request | undefined;
    },
  ): Promise<DryRun[]> {
    const { cluster, credentials, entityRef, environment, request } = options;
    if (manifests.length === 0) {
      return [];
    }
    const all = (outcome: Outcome) =>
      manifests.map(manifest => toDryRun(manifest, outcome));
    const obstacle = await this.#obstacle(cluster);
    if (obstacle) {
      return all({ result: 'not-possible', message: obstacle });
    }
    try {
      return await audited(
        this.#options.auditor,
        {
          id: 'secret-dry-run',
          caller: { credentials, request },
          meta: {
            entityRef,
            environment,
            cluster,
            objects: manifests
              .slice(0, MAX_OBJECTS)
              .map(({ kind, metadata }) => `${kind}/${metadata.name}`),
          },
        },
        async meta => {
          const results = await this.#ask(manifests, cluster);
          meta.results = results.map(({ result }) => result);
          return results;
        },
      );
    } catch (error) {
      return all({
        result: 'not-possible',
        message: (error as Error).message,
      });
    }
  }

  async #ask(manifests: Manifest[], cluster: string): Promise<DryRun[]> {
    const gateway = await this.#options.observer.openGateway(cluster);
    const signal = AbortSignal.timeout(this.#options.timeoutMs ?? TIMEOUT_MS);
    return await Promise.all(
      manifests.map(async (manifest, index) =>
        toDryRun(
          manifest,
          index < MAX_OBJECTS
            ? await this.#limit(() => apply(gateway, manifest, signal))
            : {
                result: 'not-possible' as const,
                message: `A dry run has at most ${MAX_OBJECTS} objects`,
              },
        ),
      ),
    );
  }

  /** Why there was no dry run. */
  async #obstacle(cluster: string): Promise<string | undefined> {
    if (!this.#options.enabled) {
      return 'Dry runs are disabled in the configuration (floeSecrets.preview.dryRun)';
    }
    const [known] = await this.#options.reader.listClusters([cluster]);
    return known?.reachable === false
      ? `The cluster ${cluster} cannot be reached now`
      : undefined;
  }
}

function toDryRun({ kind, metadata }: Manifest, outcome: Outcome): DryRun {
  const { name, namespace = '' } = metadata;
  return { kind, name, namespace, ...outcome };
}

/** Resources besides those of managed secrets that are part of a dry run. */
const STORES: Readonly<Record<string, string>> = {
  SecretStore: 'secretstores',
  ClusterSecretStore: 'clustersecretstores',
};

function pluralOf({ apiVersion, kind }: Manifest): string | undefined {
  const [group] = apiVersion.split('/');
  if (group === 'external-secrets.io' && Object.hasOwn(STORES, kind)) {
    return STORES[kind];
  }
  return modelKinds
    .all()
    .flatMap(({ objects }) => objects)
    .find(object => object.kind === kind && object.group === group)?.plural;
}

async function apply(
  gateway: ClusterGateway,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<Outcome> {
  const { apiVersion, metadata } = manifest;
  const [group, version] = apiVersion.split('/');
  const plural = pluralOf(manifest);
  if (!plural || signal.aborted) {
    return late(gateway);
  }
  try {
    await gateway.dryRunApply(
      { group, version, plural, namespace: metadata.namespace },
      metadata.name,
      JSON.parse(JSON.stringify(manifest)) as JsonObject,
      // The fields belong to Helm or GitOps, which will write them.
      { fieldManager: FIELD_MANAGER, force: true, signal },
    );
    return { result: 'ok', message: null };
  } catch (error) {
    return signal.aborted ? late(gateway) : outcomeOf(error, apiVersion);
  }
}

function late({ clusterName }: ClusterGateway): Outcome {
  return {
    result: 'not-possible',
    message: `The cluster ${clusterName} did not answer in time`,
  };
}

/**
 * The API server answers 500, not 4xx, to a server-side apply with a field that
 * a custom resource does not have (seen with 1.36).
 */
const UNKNOWN_FIELD = /field not declared in schema/;

/**
 * Classifies a refusal. Admission answers 403 too, so only RBAC's own message
 * shows that the portal lacks a permission.
 */
function outcomeOf(error: unknown, apiVersion: string): Outcome {
  const { message, reason, source, status } = error as ClusterRequestError;
  const isAnswer =
    error instanceof ClusterRequestError &&
    source === 'cluster' &&
    status !== undefined &&
    status >= 400 &&
    status < 500 &&
    status !== 401 &&
    status !== 429;
  if (source === 'cluster' && status === 500 && UNKNOWN_FIELD.test(message)) {
    return {
      result: 'refused',
      message: `${message}: the ${apiVersion} of this cluster has no such field, as its operator is older`,
    };
  }
  if (!isAnswer) {
    return { result: 'not-possible', message };
  }
  if (status === 404 && !reason) {
    // The API server answers a path that it does not have with plain text.
    return {
      result: 'refused',
      message: `${message}: it does not serve ${apiVersion}`,
    };
  }
  return status === 403 && / cannot (?:create|get|patch) resource/.test(message)
    ? {
        result: 'not-permitted',
        message: `${message}. Apply docs/rbac/floe-secrets-dry-run.yaml to this cluster`,
      }
    : { result: 'refused', message };
}
