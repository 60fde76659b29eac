import { interopCases, makeHappen } from './cases';
import {
  ClusterUnderTest,
  startEmbeddedCluster,
  startRealCluster,
} from './harness';

/** Shows that the operators really say what each case expects of them. */
describe.each([
  {
    name: 'a real cluster with External Secrets Operator 0.20.4',
    start: () => startRealCluster('0.20.4'),
  },
  {
    name: 'a real cluster with External Secrets Operator 0.16.1',
    start: () => startRealCluster('0.16.1'),
  },
  { name: 'the embedded cluster', start: startEmbeddedCluster },
])('$name', ({ start }) => {
  let cluster: ClusterUnderTest;

  beforeAll(async () => {
    cluster = await start();
  });
  afterAll(() => cluster?.stop());

  it.each(interopCases)('$id: $title', async interopCase => {
    await expect(
      makeHappen(interopCase, cluster.caseContext),
    ).resolves.toBeDefined();
  });
});
