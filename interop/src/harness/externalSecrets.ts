import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { parse } from 'yaml';
import { ControlPlane } from './ControlPlane';
import { KubernetesObject } from './kubernetesObject';
import { ExternalSecretsVersion, moduleFolder, programPath } from './parts';
import { freePorts } from '../../freePorts';
import { Program } from './Program';

/** The operator's own CustomResourceDefinitions, from its Go module. */
export async function externalSecretsDefinitions(
  version: ExternalSecretsVersion,
): Promise<KubernetesObject[]> {
  const folder = join(
    await moduleFolder('external-secrets', version),
    'config',
    'crds',
    'bases',
  );
  return readdirSync(folder)
    .filter(file => file.includes('external-secrets.io_'))
    .map(file => parse(readFileSync(join(folder, file), 'utf8')));
}

/**
 * Starts External Secrets Operator against the API server, after applying its
 * definitions.
 */
export async function startExternalSecrets(
  controlPlane: ControlPlane,
  version: ExternalSecretsVersion,
  options: {
    /** Token of a service account; without it the operator has all rights. */
    token?: string;
  } = {},
): Promise<Program> {
  await controlPlane.apply(await externalSecretsDefinitions(version));
  const [metricsPort, livePort] = await freePorts(2);
  const operator = controlPlane.workspace.start({
    name: `external-secrets-${version}`,
    command: programPath('external-secrets', version),
    args: [
      `--metrics-addr=127.0.0.1:${metricsPort}`,
      // Older versions serve no such address.
      ...(version === '0.16.1' ? [] : [`--live-addr=127.0.0.1:${livePort}`]),
      '--enable-leader-election=false',
      // Two at once would crash it sooner or later: its `fake` provider has
      // a race.
      '--concurrent=1',
    ],
    env: {
      KUBECONFIG: controlPlane.writeKubeconfig(
        'external-secrets',
        options.token,
      ),
    },
  });
  await operator.ready(async () => {
    const metrics = await request(`http://127.0.0.1:${metricsPort}/metrics`);
    await metrics.body.dump();
    return operator
      .log()
      .includes('"Starting workers","controller":"externalsecret"');
  });
  return operator;
}
