import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import { parseCertificates, sealValue } from '@floe/sealed-secrets';
import {
  CaseContext,
  interopCases,
  kubernetesApiChecks,
  makeHappen,
  runKubernetesApiCheck,
} from './cases';
import {
  KubernetesApi,
  SealTarget,
  strangersCertificate,
  VaultStandIn,
} from './harness';

const sealingKeySize = 2048;

async function seal(pem: string, value: string | Buffer, target: SealTarget) {
  const [certificate] = await parseCertificates(pem);
  return sealValue({ ...target, value, certificate });
}

/** Needs no real part: it shows that the embedded cluster does as they do. */
describe('the embedded cluster', () => {
  let cluster: DemoCluster;
  let vault: VaultStandIn;
  let api: KubernetesApi;
  let context: CaseContext;

  beforeAll(async () => {
    vault = await VaultStandIn.start();
    cluster = await startDemoCluster({ sealingKeySize, reconcileDelay: 50 });
    api = new KubernetesApi({ url: cluster.url, token: cluster.token });
    context = {
      client: api,
      vault,
      labels: {},
      seal: (value, target) => seal(cluster.certificate, value, target),
      sealForOtherKey: async (value, target, size) =>
        seal(
          await strangersCertificate(
            size === 'same-size' ? sealingKeySize : 2 * sealingKeySize,
          ),
          value,
          target,
        ),
    };
  });
  afterAll(async () => {
    await cluster?.stop();
    await vault?.stop();
  });

  it.each(kubernetesApiChecks)('$title', async check => {
    await expect(runKubernetesApiCheck(check, api)).resolves.toBeUndefined();
  });

  it.each(interopCases)('$id: $title', async interopCase => {
    await expect(makeHappen(interopCase, context)).resolves.toBeDefined();
  });
});
