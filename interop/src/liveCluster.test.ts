import { caseNamespace, interopCases, makeHappen } from './cases';
import { LiveCluster, startLiveCluster } from './harness';

jest.setTimeout(120_000);

describe.each(['0.20.4', '0.16.1'] as const)(
  'a real cluster with External Secrets Operator %s',
  externalSecrets => {
    let cluster: LiveCluster;

    beforeAll(async () => {
      cluster = await startLiveCluster({ externalSecrets });
    });
    afterAll(() => cluster?.stop());

    it.each(interopCases)('$id: $title', async interopCase => {
      const { object } = await makeHappen(interopCase, cluster.caseContext);
      expect(object.metadata.namespace).toBe(caseNamespace(interopCase));
    });
  },
);
