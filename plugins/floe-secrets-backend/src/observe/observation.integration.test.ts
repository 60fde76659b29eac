import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import { clusterClock } from '../__testUtils__/clusterClock';
import { clockFrom } from '../clock/__testUtils__/clockFrom';
import {
  eventually,
  startObservedBackend,
} from './__testUtils__/startObservedBackend';

const store = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { name: 'vault', namespace: 'floe' },
  spec: {
    provider: {
      fake: {
        data: [{ key: 'floe/prod/db', value: '{"password":"hunter2"}' }],
      },
    },
  },
};

const externalSecret = (name: string, key: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: {
    name,
    namespace: 'floe',
    labels: { 'app.kubernetes.io/instance': 'floe-dagster' },
  },
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { name: 'vault', kind: 'SecretStore' },
    data: [{ secretKey: 'password', remoteRef: { key, property: 'password' } }],
  },
});

describe('observation through the kubernetes plugin', () => {
  let cluster: DemoCluster;
  let backend: Awaited<ReturnType<typeof startObservedBackend>>;

  beforeAll(async () => {
    const clock = clockFrom('2026-11-24T03:00:00Z');
    cluster = await startDemoCluster({
      clock: clusterClock(clock),
      sealingKeySize: 2048,
      bookmarkInterval: 1_000,
      reconcileDelay: 10,
      seed: {
        steps: [
          {
            ago: 60_000,
            apply: [
              {
                apiVersion: 'v1',
                kind: 'Namespace',
                metadata: { name: 'floe' },
              },
              store,
              externalSecret('present', 'floe/prod/db'),
              externalSecret('missing', 'floe/prod/nothing'),
            ],
          },
        ],
      },
    });
    backend = await startObservedBackend({
      clusters: [
        { name: 'demo', url: cluster.url, token: cluster.token },
        { name: 'gone', url: 'http://127.0.0.1:1', token: 'x' },
      ],
      clock,
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await cluster?.stop();
  });

  const secretOf = async (name: string) => {
    const secrets = await backend.reader.listSecrets({ clusters: ['demo'] });
    return secrets.find(secret => secret.name === name)!;
  };

  it('shows the secrets of the cluster, their causes and the certificate', async () => {
    await eventually(async () => {
      expect(await secretOf('present')).toMatchObject({
        facts: { ready: { status: 'True' } },
      });
      expect(await secretOf('missing')).toMatchObject({
        facts: { ready: { status: 'False' } },
      });
      const events = await backend.reader.listEvents({
        cluster: 'demo',
        involved: [
          { kind: 'ExternalSecret', namespace: 'floe', name: 'missing' },
        ],
      });
      expect(events[0]).toMatchObject({ reason: 'UpdateFailed' });
      expect(await backend.reader.listStores({})).toMatchObject([
        { name: 'vault', provider: 'fake' },
      ]);
      expect(await backend.reader.listCertificates(['demo'])).toMatchObject([
        { keySize: 2048 },
      ]);
    });
    const { id } = await secretOf('missing');
    await eventually(async () =>
      expect(await backend.reader.listTransitions(id, 5)).toMatchObject([
        { state: 'failing', findings: ['remote-key-missing'] },
      ]),
    );
    const everything = JSON.stringify([
      await backend.reader.listSecrets({}),
      await backend.reader.listStores({}),
    ]);
    expect(everything).not.toContain('hunter2');
  });

  it('stores nothing of a value that an operator quotes', async () => {
    const quoting = externalSecret('quoting', 'floe/prod/db');
    cluster.apply({
      ...quoting,
      spec: {
        ...quoting.spec,
        target: {
          template: {
            data: { when: '{{ .password | mustToDate "2006-01-02" }}' },
          },
        },
      },
    });
    await eventually(() => {
      const events = cluster.list({ apiVersion: 'v1', kind: 'Event' });
      expect(JSON.stringify(events)).toContain('hunter2');
    });
    const events = await eventually(async () => {
      const all = await backend.reader.listEvents({
        cluster: 'demo',
        involved: [
          { kind: 'ExternalSecret', namespace: 'floe', name: 'quoting' },
        ],
      });
      expect(all).not.toHaveLength(0);
      return all;
    });
    expect(events[0].message).toContain(
      'unable to execute template at key when: error calling mustToDate: …',
    );
    expect(await backend.dumpDatabase()).not.toContain('hunter2');
    cluster.remove(quoting);
  });

  it("reports the state of each cluster's observation", async () => {
    await eventually(async () => {
      const all = await backend.reader.listClusters();
      expect(all).toMatchObject([
        {
          name: 'demo',
          reachable: true,
          version: expect.stringMatching(/^v1/),
        },
        {
          name: 'gone',
          reachable: false,
          reason: expect.stringContaining('ECONNREFUSED'),
        },
      ]);
      expect(
        Object.fromEntries(
          all[0].resources.map(({ resource, state }) => [resource, state]),
        ),
      ).toMatchObject({
        'externalsecrets.external-secrets.io': 'watching',
        'secretstores.external-secrets.io': 'watching',
        'sealedsecrets.bitnami.com': 'watching',
        'sealing-certificate': 'watching',
        events: 'watching',
      });
    });
  });

  it('shows a change of the watch, and signals its id', async () => {
    const asked = () => {
      const { list, watch } = backend.countsOf('demo');
      return { list, watch };
    };
    const changed: string[] = [];
    const unsubscribe = backend.observer.subscribe(change =>
      changed.push(...change.secretIds),
    );
    let count = 0;
    const change = async () => {
      const n = `${(count += 1)}`;
      const object = externalSecret('changing', `floe/prod/key-${n}`);
      const labels = { n };
      cluster.apply({ ...object, metadata: { ...object.metadata, labels } });
      await eventually(async () =>
        expect((await secretOf('changing')).labels.n).toBe(n),
      );
    };
    // Nothing is listed and no watch begun again, but for what ended before.
    await eventually(async () => {
      const before = asked();
      for (let n = 0; n < 20; n++) {
        await change();
      }
      expect(asked()).toEqual(before);
    });
    const { id } = await secretOf('changing');
    await eventually(() => expect(changed).toContain(id));
    unsubscribe();
    cluster.remove(externalSecret('changing', ''));
    await eventually(async () =>
      expect(await secretOf('changing')).toBeUndefined(),
    );
    expect(await backend.reader.listTransitions(id, 1)).toMatchObject([
      { state: 'deleted' },
    ]);
  });

  it('continues after watches that end, a compaction and an outage', async () => {
    cluster.disturb.endWatches();
    cluster.apply(externalSecret('after-end', 'floe/prod/db'));
    await eventually(async () =>
      expect(await secretOf('after-end')).toBeDefined(),
    );
    cluster.disturb.compact();
    cluster.disturb.endWatches();
    cluster.apply(externalSecret('after-compaction', 'floe/prod/db'));
    await eventually(async () =>
      expect(await secretOf('after-compaction')).toBeDefined(),
    );
    cluster.disturb.setUnavailable(true);
    cluster.disturb.endWatches();
    await eventually(async () =>
      expect((await backend.reader.listClusters())[0]).toMatchObject({
        reachable: false,
      }),
    );
    cluster.disturb.setUnavailable(false);
    cluster.remove(externalSecret('after-end', ''));
    await eventually(async () => {
      expect((await backend.reader.listClusters())[0]).toMatchObject({
        reachable: true,
      });
      expect(await secretOf('after-end')).toBeUndefined();
    });
  });

  it('fetches the certificate on request', async () => {
    const certificate = await backend.observer.refreshSealingCertificate(
      'demo',
    );
    expect(certificate.pem.trim()).toBe(cluster.certificate.trim());
    await expect(
      backend.observer.refreshSealingCertificate('nope'),
    ).rejects.toThrow('There is no cluster "nope"');
    await expect(
      backend.observer.refreshSealingCertificate('gone'),
    ).rejects.toThrow('ECONNREFUSED');
  });

  it('sends no request to the cluster for a read', async () => {
    const counts = () => backend.countsOf('demo');
    // What the observation itself asks for may fall into one of the attempts.
    await eventually(async () => {
      const before = counts();
      for (let n = 0; n < 50; n++) {
        await backend.reader.listSecrets({});
        await backend.reader.listClusters();
      }
      expect(counts()).toEqual(before);
    });
  });
});
