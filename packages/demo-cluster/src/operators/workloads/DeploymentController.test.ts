import { namespace, secret } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';
import { ObjectManifest } from '../../objects';

function deployment(image: string, replicas = 1): ObjectManifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'floe' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [
            { name: 'web', image, envFrom: [{ secretRef: { name: 'a' } }] },
          ],
        },
      },
    },
  };
}

describe('Deployments', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
  });
  afterEach(() => test.cluster.stop());

  const pods = () => test.cluster.list({ apiVersion: 'v1', kind: 'Pod' });

  it('starts pods when their Secret exists', async () => {
    test.cluster.apply(deployment('web:1', 2));
    await test.cluster.settle();
    expect(pods()).toHaveLength(2);
    expect(pods()[0].status).toMatchObject({
      phase: 'Pending',
      containerStatuses: [
        {
          ready: false,
          state: {
            waiting: {
              reason: 'CreateContainerConfigError',
              message: 'secret "a" not found',
            },
          },
        },
      ],
    });
    await test.clock.advance(60_000);
    test.cluster.apply(secret('a'));
    await test.cluster.settle();
    expect(pods()[0]).toMatchObject({
      metadata: {
        name: expect.stringMatching(/^web-[0-9a-f]{10}-[a-z0-9]{5}$/),
        labels: { app: 'web', 'pod-template-hash': expect.any(String) },
      },
      status: { phase: 'Running', startTime: '2026-11-24T08:01:00Z' },
    });
    expect(test.cluster.find(deployment(''))?.status).toMatchObject({
      readyReplicas: 2,
      observedGeneration: 1,
    });
    // A running pod does not notice that a Secret was deleted.
    test.cluster.remove(secret('a'));
    await test.cluster.settle();
    expect(pods()[0].status).toMatchObject({ phase: 'Running' });
  });

  it('replaces pods if the template changes, and deletes surplus ones', async () => {
    test.cluster.apply(secret('a'));
    test.cluster.apply(deployment('web:1', 2));
    await test.cluster.settle();
    const before = pods().map(pod => pod.metadata.name);
    test.cluster.apply(deployment('web:2', 1));
    await test.cluster.settle();
    expect(pods()).toHaveLength(1);
    expect(before).not.toContain(pods()[0].metadata.name);
    test.cluster.remove(deployment(''));
    await test.cluster.settle();
    expect(pods()).toEqual([]);
  });
});
