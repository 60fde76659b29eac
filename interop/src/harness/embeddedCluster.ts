import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startDemoCluster } from '@floe/demo-cluster';
import { parseCertificates, sealValue } from '@floe/sealed-secrets';
import { parseAllDocuments } from 'yaml';
import {
  caseLabel,
  ClusterUnderTest,
  sealingKeySize,
} from './ClusterUnderTest';
import { KubernetesApi } from './KubernetesApi';
import { SealTarget, unrelatedCertificate } from './kubeseal';
import { documentedRbac } from './realCluster';
import { throughSlowNetwork } from './slowNetwork';
import { VaultStandIn } from './VaultStandIn';

async function seal(pem: string, value: string | Buffer, target: SealTarget) {
  const [certificate] = await parseCertificates(pem);
  return sealValue({ ...target, value, certificate });
}

/**
 * Starts the embedded cluster, empty, with the same fake Vault. It needs no
 * real program.
 */
export async function startEmbeddedCluster(): Promise<ClusterUnderTest> {
  const token = randomBytes(16).toString('hex');
  const vault = await VaultStandIn.start();
  const cluster = await startDemoCluster({
    sealingKeySize,
    reconcileDelay: 50,
    users: [
      {
        name: 'system:serviceaccount:backstage:floe-secrets',
        token,
        groups: ['system:serviceaccounts', 'system:authenticated'],
      },
    ],
  });
  const { url } = cluster;
  const admin = new KubernetesApi({ url, token: cluster.token });
  const rbac = parseAllDocuments(readFileSync(documentedRbac('read'), 'utf8'));
  for (const object of rbac.map(document => document.toJS())) {
    if (object.kind !== 'ServiceAccount') await admin.apply(object);
  }
  let stopNetwork = async () => {};
  const portal = await throughSlowNetwork({ url, token }, stop => {
    stopNetwork = stop;
  });
  return {
    admin,
    portal,
    sealingCertificate: async () => cluster.certificate,
    renewSealingKey: () => cluster.renewSealingKey(),
    forgetOldSealingKeys: async () => cluster.forgetOldSealingKeys(),
    caseContext: {
      client: admin,
      vault,
      labels: Object.fromEntries([caseLabel]),
      seal: (value, target) => seal(cluster.certificate, value, target),
      sealForOtherKey: async (value, target, size) =>
        seal(
          await unrelatedCertificate(
            size === 'same-size' ? sealingKeySize : 2 * sealingKeySize,
          ),
          value,
          target,
        ),
    },
    stop: async () => {
      await stopNetwork();
      await cluster.stop();
      await vault.stop();
    },
  };
}
