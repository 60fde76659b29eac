import { KubernetesClient } from '@floe/demo-cluster';
import { InputError } from '@backstage/errors';
import { Clock, timestamp } from '../../clock';
import { HostedRepository } from '../../store/HostedRepository';
import { syncObjects } from '../syncObjects';
import { Application, KubernetesObject, SyncedObject } from '../types';
import {
  bootstrapObjects,
  KEY_SECRET,
  Kustomization,
  kustomizationRef,
  REQUEST_ANNOTATION,
} from './kustomization';
import { Attempt, statusAfter } from './kustomizationStatus';
import { readManifests } from './readManifests';

type Reconciliation = {
  api: KubernetesClient<KubernetesObject>;
  application: Application;
  clock: Clock;
  repository: HostedRepository;
  revision: string;
  previous: readonly SyncedObject[];
};

/** For the objects that are made if there is no Kustomization yet. */
type Bootstrap = {
  ageIdentity: string | undefined;
  /** The address of the repository. */
  url: string;
};

/** The Kustomization of an application; made, with its key and source, if missing. */
async function kustomizationOf(
  { api, application }: Reconciliation,
  { ageIdentity, url }: Bootstrap,
): Promise<Kustomization> {
  const reference = kustomizationRef(application);
  const found = await api.get(reference);
  if (!found) {
    for (const object of bootstrapObjects(application, url, ageIdentity)) {
      await api.apply(object);
    }
  }
  return (found ?? (await api.get(reference))) as Kustomization;
}

/** The age key of the Secret in the cluster, as Flux reads it: files that end in `.agekey`. */
async function readKey({
  api,
  application: { namespace },
}: Reconciliation): Promise<string> {
  const secret = (await api.get({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: KEY_SECRET, namespace },
  })) as (KubernetesObject & { data?: Record<string, string> }) | undefined;
  if (!secret) {
    throw new InputError(`secrets "${KEY_SECRET}" not found`);
  }
  return Object.entries(secret.data ?? {})
    .filter(([name]) => name.endsWith('.agekey'))
    .map(([, value]) => Buffer.from(value, 'base64').toString('utf8'))
    .join('\n')
    .trim();
}

async function attempt(
  reconciliation: Reconciliation,
): Promise<{ objects: SyncedObject[]; failure?: Attempt['failure'] }> {
  const { api, application, previous, repository, revision } = reconciliation;
  let manifests: KubernetesObject[];
  try {
    manifests = await readManifests(
      repository,
      revision,
      application.folder ?? '',
      await readKey(reconciliation),
    );
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    return {
      objects: [],
      failure: { reason: 'BuildFailed', message: error.message },
    };
  }
  const objects = await syncObjects(api, application, manifests, previous);
  const failed = objects.find(({ outcome }) => outcome === 'failed');
  return failed
    ? {
        objects,
        failure: {
          reason: 'ReconciliationFailed',
          message: `${failed.kind}/${failed.namespace}/${failed.name}: ${failed.message}`,
        },
      }
    : { objects };
}

/**
 * Decrypts the folder of an application with the key in the cluster, applies it,
 * and writes the status of its Kustomization, as kustomize-controller does. A
 * suspended one is left alone, and only says that it has seen the request.
 *
 * @returns the applied objects
 * @throws InputError if nothing was applied
 */
export async function reconcileKustomization(
  reconciliation: Reconciliation,
  bootstrap: Bootstrap,
): Promise<SyncedObject[]> {
  const { api, application, clock, revision } = reconciliation;
  const kustomization = await kustomizationOf(reconciliation, bootstrap);
  const reference = kustomizationRef(application);
  if (kustomization.spec.suspend) {
    await api.patch(
      reference,
      {
        status: {
          lastHandledReconcileAt:
            kustomization.metadata.annotations?.[REQUEST_ANNOTATION],
        },
      },
      'status',
    );
    throw new InputError('The Kustomization is suspended');
  }
  const { failure, objects } = await attempt(reconciliation);
  await api.patch(
    reference,
    {
      status: statusAfter(kustomization, {
        at: timestamp(clock),
        revision: `main@sha1:${revision}`,
        objects,
        failure,
      }),
    },
    'status',
  );
  if (failure && objects.length === 0) {
    throw new InputError(failure.message);
  }
  return objects;
}
