import {
  KubernetesApiError,
  KubernetesClient,
  KubernetesConnectionError,
} from '@floe/demo-cluster';
import { deployerOf } from './deployers';
import { Application, KubernetesObject, SyncedObject } from './types';

/** The kinds that the chart renders for secrets; other kinds are never pruned. */
const prunedKinds = [
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'bitnami.com', kind: 'SealedSecret' },
  { group: '', kind: 'Secret' },
];

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function identity(object: KubernetesObject): string {
  const { kind, apiVersion, metadata } = object;
  return `${groupOf(apiVersion)}/${kind}:${metadata.namespace}/${
    metadata.name
  }`;
}

function toSynced(
  object: KubernetesObject,
  outcome: SyncedObject['outcome'],
  message?: string,
): SyncedObject {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    outcome,
    ...(message && { message }),
  };
}

/**
 * The API server's message; only reason and status for a Secret, which the
 * message may quote.
 */
function refusalMessage(object: KubernetesObject, error: KubernetesApiError) {
  return object.kind === 'Secret'
    ? `${error.reason} (${error.status})`
    : error.apiMessage;
}

/** Whether the same request may succeed later. */
export function isTransient(error: unknown): boolean {
  return error instanceof KubernetesApiError
    ? error.status >= 500 || error.status === 429
    : error instanceof KubernetesConnectionError;
}

/** The API server's refusal of an object. Throws every other error. */
function toFailed(object: KubernetesObject, error: unknown): SyncedObject {
  if (error instanceof KubernetesApiError && !isTransient(error)) {
    return toSynced(object, 'failed', refusalMessage(object, error));
  }
  throw error;
}

async function applyOne(
  api: KubernetesClient<KubernetesObject>,
  object: KubernetesObject,
): Promise<SyncedObject> {
  try {
    const before = await api.get(object);
    const after = await api.apply(object);
    if (!before) {
      return toSynced(object, 'created');
    }
    const same =
      before.metadata.resourceVersion === after.metadata.resourceVersion;
    return toSynced(object, same ? 'unchanged' : 'configured');
  } catch (error) {
    return toFailed(object, error);
  }
}

async function pruneAbsent(
  api: KubernetesClient<KubernetesObject>,
  application: Application,
  wanted: Set<string>,
  before: ReadonlySet<string>,
): Promise<SyncedObject[]> {
  const deployer = deployerOf(application);
  const pruned: SyncedObject[] = [];
  for (const { group, kind } of prunedKinds) {
    const [version] = group ? await api.servedVersions(group) : ['v1'];
    const apiVersion = group ? `${group}/${version}` : version;
    if (!version || !(await api.serves(apiVersion, kind))) {
      continue;
    }
    const { namespace } = application;
    for (const object of await api.list({ apiVersion, kind, namespace })) {
      const id = identity(object);
      if (
        !wanted.has(id) &&
        deployer.deletes(application, object, id, before.has(id))
      ) {
        try {
          await api.delete(object);
          pruned.push(toSynced(object, 'pruned'));
        } catch (error) {
          pruned.push(toFailed(object, error));
        }
      }
    }
  }
  return pruned;
}

/**
 * Makes the cluster have exactly these objects of the application. As in Argo
 * CD and Helm, nothing is applied if one of the kinds is not served.
 *
 * @param previous - the objects of the last successful attempt
 */
export async function syncObjects(
  api: KubernetesClient<KubernetesObject>,
  application: Application,
  objects: KubernetesObject[],
  previous: readonly SyncedObject[],
): Promise<SyncedObject[]> {
  const deployer = deployerOf(application);
  const desired = objects.map(object => {
    const placed = {
      ...object,
      metadata: { namespace: application.namespace, ...object.metadata },
    };
    const marks = deployer.marks(application, identity(placed));
    for (const [field, own] of Object.entries(marks)) {
      const name = field as keyof typeof marks;
      placed.metadata[name] = { ...placed.metadata[name], ...own };
    }
    return placed;
  });
  const served = await Promise.all(
    desired.map(({ apiVersion, kind }) => api.serves(apiVersion, kind)),
  );
  if (served.includes(false)) {
    return desired.map((object, index) =>
      served[index]
        ? toSynced(object, 'skipped')
        : toSynced(
            object,
            'failed',
            `no matches for kind "${object.kind}" in version "${object.apiVersion}"`,
          ),
    );
  }
  const applied: SyncedObject[] = [];
  for (const object of desired) {
    applied.push(await applyOne(api, object));
  }
  const pruned = await pruneAbsent(
    api,
    application,
    new Set(desired.map(identity)),
    new Set(
      previous
        .filter(({ outcome }) => outcome !== 'pruned')
        .map(({ apiVersion, kind, name, namespace }) =>
          identity({ apiVersion, kind, metadata: { name, namespace } }),
        ),
    ),
  );
  return [...applied, ...pruned];
}
