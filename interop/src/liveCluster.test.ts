import { interopCases, makeHappen } from './cases';
import { LiveCluster, startLiveCluster } from './harness';

describe.each(['0.20.4', '0.16.1'] as const)(
  'a real cluster with External Secrets Operator %s',
  externalSecrets => {
    let cluster: LiveCluster;

    beforeAll(async () => {
      cluster = await startLiveCluster({ externalSecrets });
    });
    afterAll(() => cluster?.stop());

    it.each(interopCases)('$id: $title', async interopCase => {
      await expect(
        makeHappen(interopCase, cluster.caseContext),
      ).resolves.toBeDefined();
    });
  },
);
