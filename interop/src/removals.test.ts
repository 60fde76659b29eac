import { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { externalSecret, fakeStore } from './cases/objects';
import {
  ClusterUnderTest,
  documentedRbac,
  startEmbeddedCluster,
  startRealCluster,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';
import {
  PullRequestHost,
  startPullRequestHost,
} from './portal/pullRequestHost';

const namespace = 'removals';

describe.each([
  {
    name: 'a real API server',
    start: () => startRealCluster('0.20.4'),
    // The garbage collector is part of kube-controller-manager, which does
    // not run here.
    collectsGarbage: false,
  },
  {
    name: 'the embedded cluster',
    start: startEmbeddedCluster,
    collectsGarbage: true,
  },
])('the parts that a change removes in $name', ({ collectsGarbage, start }) => {
  let cluster: ClusterUnderTest;
  let portal: Portal;
  let host: PullRequestHost;

  beforeAll(async () => {
    cluster = await start();
    host = await startPullRequestHost();
    for (const document of parseAllDocuments(
      readFileSync(documentedRbac('secret-metadata'), 'utf8'),
    )) {
      await cluster.admin.apply(document.toJS());
    }
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await cluster.admin.create(
      fakeStore(namespace, { 'a-key': 'one', 'b-key': 'two' }),
    );
    portal = await Portal.start(
      cluster,
      {
        observe: { secretMetadata: true },
        changes: { pollInterval: { seconds: 1 } },
      },
      host.portalOptions,
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await host?.stop();
    await cluster?.stop();
  });

  const address = (kind: string, name: string) => ({
    apiVersion: kind === 'Secret' ? 'v1' : 'external-secrets.io/v1',
    kind,
    metadata: { namespace, name },
  });
  const data = ['a', 'b'].map(name => ({
    secretKey: name,
    key: `${name}-key`,
  }));

  it('are followed until they are gone, or known to be kept', async () => {
    const { caseContext } = cluster;
    const objects = [
      externalSecret(caseContext, namespace, 'owned', { data }),
      // This policy depends on the provider's value, not on an owner.
      externalSecret(caseContext, namespace, 'retained', {
        data,
        target: { deletionPolicy: 'Retain' },
      }),
      externalSecret(caseContext, namespace, 'orphaned', {
        data,
        target: { creationPolicy: 'Orphan' },
      }),
      externalSecret(caseContext, namespace, 'trimmed', { data }),
    ];
    for (const object of objects) {
      await cluster.admin.create(object);
    }
    await waitFor(
      async () => {
        const { items } = await portal.tab();
        return (
          items.filter(
            ({ kind, state, target }) =>
              kind === 'ExternalSecret' && state === 'synced' && target.exists,
          ).length === objects.length
        );
      },
      { what: 'the Secrets to be there' },
    );

    const kind = 'ExternalSecret' as const;
    await portal.recordChange({
      entityRef: 'component:default/interop',
      environment: 'under-test',
      cluster: 'under-test',
      namespace,
      approach: 'external-secrets',
      title: 'Remove secrets',
      pullRequestUrl: host.pullRequestUrl(1),
      objects: [{ kind, name: 'trimmed' }],
      removed: [
        { kind, name: 'owned' },
        { kind, name: 'orphaned' },
        { kind, name: 'retained' },
        { kind, name: 'trimmed', keys: ['b'] },
      ],
    });
    const change = async (): Promise<Change> => (await portal.tab()).changes[0];
    const inState = async (name: Change['steps'][number]['name']) => {
      let last: Change | undefined;
      await waitFor(
        async () => {
          last = await change();
          return last.steps.find(step => step.name === name)?.state === 'done';
        },
        { what: () => `${name}: ${JSON.stringify(last, null, 1)}` },
      );
      return last!;
    };
    host.merge();
    expect((await inState('merged')).removed).toMatchObject([
      { name: 'owned', state: 'waiting', secrets: [{ state: 'present' }] },
      {
        name: 'orphaned',
        state: 'waiting',
        secrets: [{ state: 'kept', reason: 'creation policy Orphan' }],
      },
      { name: 'retained', state: 'waiting', secrets: [{ state: 'present' }] },
      { name: 'trimmed', state: 'waiting', secrets: [{ state: 'present' }] },
    ]);

    for (const name of ['owned', 'retained', 'orphaned']) {
      await cluster.admin.delete(address(kind, name));
    }
    await cluster.admin.raw({
      method: 'PATCH',
      path: `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets/trimmed`,
      contentType: 'application/merge-patch+json',
      body: {
        spec: { data: [{ secretKey: 'a', remoteRef: { key: 'a-key' } }] },
      },
    });
    await inState('applied');
    const playGarbageCollector = async () => {
      // The operator removes the key and leaves its own objects to
      // Kubernetes.
      await waitFor(
        async () =>
          (await change()).removed
            .map(({ secrets }) => secrets[0].state)
            .join() === 'present,kept,present,gone',
        { what: 'the key to be gone' },
      );
      expect((await change()).status).toBe('applied');
      for (const name of ['owned', 'retained']) {
        const left = await cluster.admin.get(address('Secret', name));
        expect(left?.metadata.ownerReferences).toMatchObject([
          { kind, name, controller: true },
        ]);
        // The work of the garbage collector for an object whose owners are
        // gone.
        await cluster.admin.delete(address('Secret', name));
      }
    };
    await (collectsGarbage ? undefined : playGarbageCollector());
    const done = await inState('synced');
    expect(done.status).toBe('synced');
    expect(done.steps[3].proof).toContain(
      'Secret owned is gone; Secret orphaned is kept: creation policy Orphan',
    );
    expect(done.removed.map(({ secrets }) => secrets[0].state)).toEqual([
      'gone',
      'kept',
      'gone',
      'gone',
    ]);
    const orphaned = await cluster.admin.get(address('Secret', 'orphaned'));
    expect(orphaned).toBeDefined();
    expect(orphaned!.metadata.ownerReferences ?? []).toEqual([]);
    expect(
      await cluster.admin.get(address('Secret', 'retained')),
    ).toBeUndefined();
  });
});
