import { demoOwner } from '../../demoOwner';
import { Application, KubernetesObject } from '../types';

/** The Secret with the age key by which Flux decrypts the folder of an application. */
export const KEY_SECRET = 'sops-age';

/** The annotation that asks for an attempt; its value comes back in the status. */
export const REQUEST_ANNOTATION = 'reconcile.fluxcd.io/requestedAt';

/** The fields of `status` that this package reads and writes. */
export type KustomizationStatus = {
  conditions?: Condition[];
  history?: HistoryEntry[];
  inventory?: { entries: { id: string; v: string }[] };
  lastAppliedRevision?: string;
  lastAttemptedRevision?: string;
  lastHandledReconcileAt?: string;
  observedGeneration?: number;
};

export type Condition = {
  type: string;
  status: string;
  reason: string;
  message: string;
  observedGeneration?: number;
  lastTransitionTime: string;
};

export type HistoryEntry = {
  digest: string;
  firstReconciled: string;
  lastReconciled: string;
  lastReconciledDuration: string;
  lastReconciledStatus: string;
  totalReconciliations: number;
  metadata: { revision: string };
};

export type Kustomization = KubernetesObject & {
  metadata: KubernetesObject['metadata'] & { generation?: number };
  spec: { suspend?: boolean; interval: string };
  status?: KustomizationStatus;
};

/** Identifies the Kustomization of an application. */
export function kustomizationRef({ name, namespace }: Application) {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace },
  };
}

/**
 * What a person gives Flux once, so that it deploys the folder of an
 * application: the key, the repository, and the Kustomization.
 *
 * @param url - the repository's address
 */
export function bootstrapObjects(
  application: Application,
  url: string,
  ageIdentity: string | undefined,
): KubernetesObject[] {
  const { folder, namespace, release, repository } = application;
  const service = repository.slice(demoOwner.length + 1);
  const source = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: service, namespace },
    spec: { interval: '1m', url, ref: { branch: 'main' } },
  };
  const kustomization = {
    ...kustomizationRef(application),
    metadata: {
      ...kustomizationRef(application).metadata,
      labels: {
        'app.kubernetes.io/instance': release,
        'backstage.io/kubernetes-id': service,
      },
    },
    spec: {
      interval: '10m',
      path: `./${folder}`,
      prune: true,
      sourceRef: { kind: 'GitRepository', name: service },
      decryption: { provider: 'sops', secretRef: { name: KEY_SECRET } },
    },
  };
  const key = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: KEY_SECRET, namespace },
    stringData: { 'demo.agekey': ageIdentity },
  };
  return [...(ageIdentity ? [key] : []), source, kustomization];
}
