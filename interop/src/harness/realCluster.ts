import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ApiServerFront } from './ApiServerFront';
import {
  caseLabel,
  ClusterUnderTest,
  sealingKeySize,
} from './ClusterUnderTest';
import { startControlPlane } from './startControlPlane';
import { startExternalSecrets } from './externalSecrets';
import { startGarbageCollector } from './garbageCollector';
import { kubeseal, unrelatedCertificate } from './kubeseal';
import { ExternalSecretsVersion, SealedSecretsVersion } from './parts';
import {
  sealedSecretsNamespace,
  sealedSecretsService,
  startSealedSecrets,
} from './sealedSecrets';
import { VaultStandIn } from './VaultStandIn';
import { Workspace } from './Workspace';

/**
 * The manifests that administrators apply according to the documentation, by
 * the right that they grant.
 */
export function documentedRbac(
  manifest:
    | 'read'
    | 'refresh'
    | 'dry-run'
    | 'reseal'
    | 'secret-metadata'
    | 'consumers'
    | 'operators',
): string {
  return resolvePackagePath(
    '@floe/interop',
    '..',
    'docs',
    'rbac',
    `floe-secrets-${manifest}.yaml`,
  );
}

/**
 * Starts an API server, External Secrets Operator, the Sealed Secrets
 * controller and a fake Vault, all on free loopback ports. This takes some ten
 * seconds.
 */
export async function startRealCluster(
  externalSecrets: ExternalSecretsVersion,
  sealedSecrets: SealedSecretsVersion = '0.36.6',
  options: {
    /** Whether what an object owned is deleted with it. */
    collectsGarbage?: boolean;
  } = {},
): Promise<ClusterUnderTest> {
  const workspace = new Workspace();
  try {
    const vault = await VaultStandIn.start();
    workspace.onClose(() => vault.stop());
    const controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, externalSecrets);
    const controller = await startSealedSecrets(controlPlane, {
      keySize: sealingKeySize,
      version: sealedSecrets,
    });
    if (options.collectsGarbage) {
      await startGarbageCollector(controlPlane);
    }
    const front = await ApiServerFront.start(controlPlane, [
      {
        namespace: sealedSecretsNamespace,
        name: `http:${sealedSecretsService}:http`,
        url: controller.url,
      },
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    const sealing = { workspace, version: sealedSecrets };
    return {
      admin: controlPlane.admin,
      portal: await controlPlane.portalConnection(front.connection),
      sealingCertificate: controller.certificate,
      renewSealingKey: controller.renewKey,
      forgetOldSealingKeys: controller.forgetOldKeys,
      caseContext: {
        client: controlPlane.admin,
        vault,
        labels: Object.fromEntries([caseLabel]),
        seal: async (value, target) =>
          kubeseal(sealing, await controller.certificate(), value, target),
        sealForOtherKey: async (value, target, size) =>
          kubeseal(
            sealing,
            await unrelatedCertificate(
              size === 'same-size' ? sealingKeySize : 2 * sealingKeySize,
            ),
            value,
            target,
          ),
      },
      stop: () => workspace.close(),
    };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}
