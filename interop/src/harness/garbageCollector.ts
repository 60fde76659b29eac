import { ControlPlane } from './ControlPlane';
import { programPath } from './parts';

/**
 * Starts the controller manager of Kubernetes with its garbage collector alone:
 * it deletes what an object that is gone owned, and takes the references to an
 * owner away where the deletion orphans.
 */
export async function startGarbageCollector(
  controlPlane: ControlPlane,
): Promise<void> {
  const manager = controlPlane.workspace.start({
    name: 'kube-controller-manager',
    command: programPath('kube-controller-manager'),
    args: [
      `--kubeconfig=${controlPlane.writeKubeconfig('garbage-collector')}`,
      '--controllers=garbage-collector-controller',
      '--leader-elect=false',
      '--secure-port=0',
      // Without it, the collector does not say that it has begun.
      '--v=2',
    ],
  });
  await manager.ready(async () =>
    manager.log().includes('Proceeding to collect garbage'),
  );
}
