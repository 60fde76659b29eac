import { externalSecret, namespace, secret } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
  TestWatch,
} from '../../__testUtils__/startTestCluster';

const secrets = '/api/v1/namespaces/floe/secrets';

describe('watches', () => {
  let test: TestCluster;
  let watches: TestWatch[];

  beforeEach(async () => {
    watches = [];
    test = await startTestCluster({ bookmarkInterval: 60_000 });
    test.cluster.apply(namespace('floe'));
  });
  afterEach(async () => {
    watches.forEach(watch => watch.close());
    await test.cluster.stop();
  });

  async function open(path: string): Promise<TestWatch> {
    const watch = await TestWatch.open(test, path);
    watches.push(watch);
    return watch;
  }

  async function revision(): Promise<string> {
    return (await test.send(secrets)).body.metadata.resourceVersion;
  }

  async function inShort(watch: TestWatch, count: number): Promise<string[]> {
    const seen: string[] = [];
    for (let index = 0; index < count; index++) {
      const event = await watch.next();
      seen.push(`${event?.type} ${event?.object.metadata.name}`);
    }
    return seen;
  }

  it('resumes where a list or another watch ended', async () => {
    const from = await revision();
    const a = test.cluster.apply(secret('a'));
    test.cluster.apply(secret('a', { changed: 'yes' }));
    const watch = await open(`${secrets}?resourceVersion=${from}`);
    expect(await inShort(watch, 2)).toEqual(['ADDED a', 'MODIFIED a']);
    test.cluster.remove(a);
    expect(await inShort(watch, 1)).toEqual(['DELETED a']);

    const later = await open(
      `${secrets}?resourceVersion=${a.metadata.resourceVersion}`,
    );
    expect(await inShort(later, 2)).toEqual(['MODIFIED a', 'DELETED a']);
  });

  it('reports no other namespaces and kinds', async () => {
    const watch = await open(`${secrets}?resourceVersion=${await revision()}`);
    test.cluster.apply(namespace('other'));
    test.cluster.apply({
      ...secret('b'),
      metadata: { name: 'b', namespace: 'other' },
    });
    test.cluster.apply(externalSecret('c'));
    test.cluster.apply(secret('a'));
    expect(await inShort(watch, 1)).toEqual(['ADDED a']);
  });

  it('begins with the present objects if no revision is given', async () => {
    test.cluster.apply(secret('a'));
    const watch = await open(secrets);
    test.cluster.apply(secret('b'));
    expect(await inShort(watch, 2)).toEqual(['ADDED a', 'ADDED b']);
  });

  it('marks the end of the initial events', async () => {
    test.cluster.apply(secret('a'));
    const watch = await open(
      `${secrets}?sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan`,
    );
    expect((await watch.next())?.object.metadata.name).toBe('a');
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
  });

  it('reports objects as added and deleted when a selector begins or ceases to match', async () => {
    const watch = await open(
      `${secrets}?resourceVersion=${await revision()}&labelSelector=team%3Dfloe`,
    );
    test.cluster.apply(secret('a'));
    test.cluster.apply(secret('a', { team: 'floe' }));
    test.cluster.apply(secret('a', { team: 'floe', more: 'yes' }));
    test.cluster.apply(secret('a', { team: 'other' }));
    expect(await inShort(watch, 3)).toEqual([
      'ADDED a',
      'MODIFIED a',
      'DELETED a',
    ]);
  });

  it('sends bookmarks with the present revision, every minute and at the end', async () => {
    const watch = await open(
      `${secrets}?resourceVersion=${await revision()}&allowWatchBookmarks=true&timeoutSeconds=90`,
    );
    test.cluster.apply(externalSecret('other-kind'));
    const present = test.cluster.apply(namespace('another')).metadata
      .resourceVersion;
    await test.clock.advance(60_000);
    const bookmark = await watch.next();
    expect(bookmark).toMatchObject({
      type: 'BOOKMARK',
      object: { kind: 'Secret', apiVersion: 'v1' },
    });
    expect(
      Number(bookmark?.object.metadata.resourceVersion),
    ).toBeGreaterThanOrEqual(Number(present));
    await test.clock.advance(30_000);
    expect((await watch.next())?.type).toBe('BOOKMARK');
    expect(await watch.next()).toBeUndefined();
  });

  it('ends at its timeout without a bookmark for clients that did not request any', async () => {
    const watch = await open(
      `${secrets}?resourceVersion=${await revision()}&timeoutSeconds=5`,
    );
    await test.clock.advance(5_000);
    expect(await watch.next()).toBeUndefined();
  });

  it('answers 410 as an event when the revision is too old', async () => {
    const from = await revision();
    test.cluster.apply(secret('a'));
    test.cluster.disturb.compact();
    const watch = await open(`${secrets}?resourceVersion=${from}`);
    expect(await watch.next()).toEqual({
      type: 'ERROR',
      object: expect.objectContaining({
        kind: 'Status',
        status: 'Failure',
        reason: 'Expired',
        code: 410,
        message: expect.stringMatching(
          /^too old resource version: \d+ \(\d+\)$/,
        ),
      }),
    });
    expect(await watch.next()).toBeUndefined();
  });

  it('can be ended, and silenced', async () => {
    const path = `${secrets}?resourceVersion=${await revision()}&timeoutSeconds=60`;
    const silent = await open(path);
    test.cluster.disturb.silenceWatches();
    const ended = await open(path);
    test.cluster.apply(secret('a'));
    expect(await inShort(ended, 1)).toEqual(['ADDED a']);
    test.cluster.disturb.endWatches();
    expect(await ended.next()).toBeUndefined();
    expect(await silent.next()).toBeUndefined();
  });

  it('sends objects in the requested version', async () => {
    await test.cluster.stop();
    test = await startTestCluster({
      externalSecretsVersions: ['v1', 'v1beta1'],
    });
    test.cluster.apply(namespace('floe'));
    test.cluster.apply(externalSecret('a'));
    const watch = await open(
      '/apis/external-secrets.io/v1beta1/externalsecrets',
    );
    expect((await watch.next())?.object.apiVersion).toBe(
      'external-secrets.io/v1beta1',
    );
  });
});
