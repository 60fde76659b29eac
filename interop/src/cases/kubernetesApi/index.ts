import { KubernetesApi } from '../../harness/KubernetesApi';
import { applyingChecks } from './applying';
import { discoveryChecks } from './discovery';
import { eventChecks } from './events';
import { KubernetesApiCheck } from './KubernetesApiCheck';
import { listingChecks } from './listing';
import { metadataChecks } from './metadata';
import { podChecks } from './pods';
import { watchingChecks } from './watching';
import { writingChecks } from './writing';

/** Every behaviour of the Kubernetes API that the portal relies on. */
export const kubernetesApiChecks: readonly KubernetesApiCheck[] = [
  ...discoveryChecks,
  ...listingChecks,
  ...watchingChecks,
  ...writingChecks,
  ...applyingChecks,
  ...eventChecks,
  ...metadataChecks,
  ...podChecks,
];

/** Runs a check in a new namespace. */
export async function runKubernetesApiCheck(
  check: KubernetesApiCheck,
  api: KubernetesApi,
): Promise<void> {
  const namespace = `api-${kubernetesApiChecks.indexOf(check)}`;
  await api.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await check.run(api, namespace);
}
