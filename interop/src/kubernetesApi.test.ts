import { kubernetesApiChecks, runKubernetesApiCheck } from './cases';
import {
  ClusterUnderTest,
  startEmbeddedCluster,
  startRealCluster,
} from './harness';

describe.each([
  { name: 'a real API server', start: () => startRealCluster('0.20.4') },
  { name: 'the embedded cluster', start: startEmbeddedCluster },
])('$name', ({ start }) => {
  let cluster: ClusterUnderTest;

  beforeAll(async () => {
    cluster = await start();
  });
  afterAll(() => cluster?.stop());

  it.each(kubernetesApiChecks)('$title', async check => {
    await expect(
      runKubernetesApiCheck(check, cluster.admin),
    ).resolves.toBeUndefined();
  });
});
