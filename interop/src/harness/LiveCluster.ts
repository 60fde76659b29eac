import { ApiServerFront } from './ApiServerFront';
import { CaseContext } from '../cases/InteropCase';
import { ControlPlane, startControlPlane } from './ControlPlane';
import { startExternalSecrets } from './externalSecrets';
import { kubeseal, strangersCertificate } from './kubeseal';
import { ExternalSecretsVersion } from './parts';
import {
  sealedSecretsNamespace,
  sealedSecretsService,
  SealedSecretsController,
  startSealedSecrets,
} from './sealedSecrets';
import { VaultStandIn } from './VaultStandIn';
import { Workspace } from './Workspace';

/** Bits of the sealing key; the controller's default of 4096 takes seconds to make. */
const sealingKeySize = 2048;

/** A real API server with the real operators, and what cases need of it. */
export interface LiveCluster {
  controlPlane: ControlPlane;
  /** What the portal is pointed at: the API server, its service proxy working on loopback too. */
  front: ApiServerFront;
  sealedSecrets: SealedSecretsController;
  vault: VaultStandIn;
  /** For {@link makeHappen}. */
  caseContext: CaseContext;
  /** Ends all of it. */
  stop(): Promise<void>;
}

/**
 * Starts an API server, External Secrets Operator, the Sealed Secrets controller and a stand-in for
 * Vault, all on free loopback ports. Takes some ten seconds.
 *
 * @param labels - given to the object that each case is about
 */
export async function startLiveCluster(options: {
  externalSecrets: ExternalSecretsVersion;
  labels?: Record<string, string>;
}): Promise<LiveCluster> {
  const workspace = new Workspace();
  try {
    const vault = await VaultStandIn.start();
    workspace.onClose(() => vault.stop());
    const controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, options.externalSecrets);
    const sealedSecrets = await startSealedSecrets(
      controlPlane,
      sealingKeySize,
    );
    const front = await ApiServerFront.start(controlPlane, [
      {
        namespace: sealedSecretsNamespace,
        name: `http:${sealedSecretsService}:http`,
        url: sealedSecrets.url,
      },
    ]);
    return {
      controlPlane,
      front,
      sealedSecrets,
      vault,
      caseContext: {
        client: controlPlane.admin,
        vault,
        labels: options.labels ?? {},
        seal: async (value, target) =>
          kubeseal(workspace, await sealedSecrets.certificate(), value, target),
        sealForOtherKey: async (value, target, size) =>
          kubeseal(
            workspace,
            await strangersCertificate(
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
