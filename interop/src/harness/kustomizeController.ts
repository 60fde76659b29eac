import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { parse } from 'yaml';
import { ControlPlane } from './ControlPlane';
import { KubernetesObject } from './kubernetesObject';
import { moduleFolder, programPath } from './parts';
import { freePorts } from '../../freePorts';

/** Definitions of Kustomizations and of their sources, from their Go modules. */
async function fluxDefinitions(): Promise<KubernetesObject[]> {
  const folders = await Promise.all(
    ['kustomize-controller', 'source-controller'].map(async part =>
      join(await moduleFolder(part), 'config', 'crd', 'bases'),
    ),
  );
  return folders.flatMap(folder =>
    readdirSync(folder).map(file =>
      parse(readFileSync(join(folder, file), 'utf8')),
    ),
  );
}

/**
 * Starts Flux's kustomize-controller against the API server, after applying its
 * definitions.
 */
export async function startKustomizeController(
  controlPlane: ControlPlane,
): Promise<void> {
  await controlPlane.apply(await fluxDefinitions());
  const [metricsPort, healthPort] = await freePorts(2);
  const controller = controlPlane.workspace.start({
    name: 'kustomize-controller',
    command: programPath('kustomize-controller'),
    args: [
      `--metrics-addr=127.0.0.1:${metricsPort}`,
      `--health-addr=127.0.0.1:${healthPort}`,
      '--watch-all-namespaces',
      '--enable-leader-election=false',
    ],
    env: {
      KUBECONFIG: controlPlane.writeKubeconfig('kustomize-controller'),
      RUNTIME_NAMESPACE: 'flux-system',
    },
  });
  await controller.ready(async () => {
    const health = await request(`http://127.0.0.1:${healthPort}/readyz`);
    await health.body.dump();
    return health.statusCode === 200;
  });
}
