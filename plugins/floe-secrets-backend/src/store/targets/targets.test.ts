import { Knex } from 'knex';
import {
  allRecordedPods,
  allRecordedSecretMetadata,
  recordedPod,
  recordedSecretMetadata,
} from '../../__testUtils__/recordedKubernetes';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { extractHelmRelease } from '../../observe/targets/helmRelease';
import { extractPod } from '../../observe/targets/pod';
import { extractSecretMetadata } from '../../observe/targets/secretMetadata';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../__testUtils__/createTestStore';
import { ObservationWrite } from '../ObservationWriter';
import { DatabaseTargetReader, targetKey } from './DatabaseTargetReader';
import { TARGET_PARTS } from './TargetWrite';

const cluster = 'production';
const databases = createTestDatabases();
const WEB = 'orders-webserver-5c9d8f7b6d-abcde';

function metadataWrites(names?: string[]): ObservationWrite[] {
  return allRecordedSecretMetadata
    .filter(({ metadata }) => names?.includes(metadata.name) ?? true)
    .map(object => ({
      type: 'secret-metadata',
      metadata: extractSecretMetadata(object, {
        cluster,
        now: '2026-11-24T11:30:00.000Z',
      })!.metadata,
    }));
}

function podWrite(
  name: string,
  amend: (pod: any) => void = () => {},
): ObservationWrite {
  const object = recordedPod(name);
  amend(object);
  return { type: 'pod', pod: extractPod(object, { cluster })! };
}

describe.each(databases.eachSupportedId())('targets, %p', id => {
  let knex: Knex;
  let store: TestStore;
  let reader: DatabaseTargetReader;

  beforeEach(async () => {
    knex = await databases.init(id);
    store = await createTestStore({ database: knex });
    reader = new DatabaseTargetReader({ database: knex });
    await store.fill({ clusters: [{ name: cluster }] });
  });

  const address = (name: string) => ({ cluster, namespace: 'floe', name });
  const read = (...names: string[]) =>
    reader.read(names.map(address), [...TARGET_PARTS]);

  it('returns which Secrets exist, and when their data changed', async () => {
    await store.writer.write(metadataWrites());
    const { metadata } = await read('orders-edited', 'orders-ga4', 'none');
    expect(metadata).toEqual(
      new Map([
        [
          targetKey(address('orders-edited')),
          {
            changed: { at: '2026-11-24T11:28:42.000Z', precision: 'exact' },
            keys: ['TOKEN'],
            held: { owners: [], finalizers: [], deletionAt: null },
          },
        ],
        [
          targetKey(address('orders-ga4')),
          {
            changed: { at: '2026-11-24T11:28:38.000Z', precision: 'exact' },
            keys: ['GA4_API_SECRET', 'GA4_ID'],
            held: { owners: [], finalizers: [], deletionAt: null },
          },
        ],
      ]),
    );
  });

  it('deletes a Secret that is gone', async () => {
    await store.writer.write(metadataWrites(['orders-ga4', 'orders-edited']));
    await store.writer.write([
      { type: 'secret-metadata-gone', ...address('orders-ga4') },
    ]);
    const { metadata } = await read('orders-ga4', 'orders-edited');
    expect([...metadata.keys()]).toEqual([targetKey(address('orders-edited'))]);
  });

  it('groups the pods that use a Secret by their workload', async () => {
    await store.writer.write([
      ...allRecordedPods.map(({ metadata }) => podWrite(metadata.name)),
      podWrite(WEB, pod => {
        pod.metadata.name = `${WEB}-2`;
        pod.status.containerStatuses.forEach((status: any) => {
          status.state = { running: { startedAt: '2026-11-24T09:00:00Z' } };
        });
      }),
    ]);
    const { consumers } = await read('orders-database', 'orders-ga4', 'none');
    const ofDatabase = consumers.get(targetKey(address('orders-database')))!;
    expect(
      ofDatabase.map(({ workload, pods, uses }) => [
        workload.kind,
        workload.name,
        pods,
        ...uses,
      ]),
    ).toEqual([
      ['CronJob', 'orders-nightly', 1, 'env'],
      ['DaemonSet', 'orders-agent', 1, 'volume'],
      ['Deployment', 'orders-webserver', 2, 'env', 'envFrom'],
      ['StatefulSet', 'orders-daemon', 1, 'env'],
    ]);
    expect(ofDatabase[2].fixedSince).toBe('2026-11-24T09:00:00.000Z');
    expect(consumers.has(targetKey(address('none')))).toBe(false);
  });

  it('reads many Secrets at once', async () => {
    await store.writer.write([...metadataWrites(), podWrite('debug')]);
    const many = Array.from({ length: 2_500 }, (_, index) => `s-${index}`);
    const { metadata, consumers } = await read('orders-ga4', ...many);
    expect(metadata.has(targetKey(address('orders-ga4')))).toBe(true);
    expect(consumers.has(targetKey(address('orders-ga4')))).toBe(true);
  });

  it('reports the managed secrets whose target changed, and no others', async () => {
    const secret = anExternalSecret({ namespace: 'floe', name: 'orders-ga4' });
    const target = (secret.facts as { targetName: string }).targetName;
    const other = anExternalSecret({ namespace: 'other', name: 'orders-ga4' });
    await store.fill({ secrets: [secret, other] });
    const pod = podWrite('debug', object => {
      object.spec.containers[0].env[1].valueFrom.secretKeyRef.name = target;
    });
    const first = await store.writer.write([pod]);
    expect([...first.secretIds]).toEqual([secret.id]);
    // A pod whose status changes without effect is not a change.
    const again = await store.writer.write([pod]);
    expect([...again.secretIds]).toEqual([]);
    const gone = await store.writer.write([
      {
        type: 'secret-metadata-gone',
        cluster,
        namespace: 'floe',
        name: target,
      },
    ]);
    expect([...gone.secretIds]).toEqual([secret.id]);
  });

  it('increments the revision of a cluster only if something changed', async () => {
    const revision = async () =>
      Number((await knex('clusters').first('revision')).revision);
    await store.writer.write([podWrite('debug')]);
    const before = await revision();
    await store.writer.write([podWrite('debug')]);
    expect(await revision()).toBe(before);
    await store.writer.write(metadataWrites(['orders-ga4']));
    expect(await revision()).toBeGreaterThan(before);

    const seen = await revision();
    await store.fill({
      writes: [{ type: 'target-part-off', cluster, part: 'secret-metadata' }],
    });
    expect(await revision()).toBeGreaterThan(seen);
  });

  it('deletes the Secrets of a pod that is gone, or uses others now', async () => {
    await store.writer.write([podWrite('debug'), podWrite('orders-daemon-0')]);
    await store.writer.write([
      {
        type: 'pod',
        pod: { cluster, namespace: 'floe', name: 'debug', consumers: [] },
      },
      podWrite('orders-daemon-0', pod => {
        pod.spec.containers[0].env[1].valueFrom.secretKeyRef.name = 'another';
      }),
    ]);
    const { consumers } = await read(
      'orders-ga4',
      'orders-database',
      'another',
    );
    expect([...consumers.keys()]).toEqual([targetKey(address('another'))]);
  });

  it('lists the stored targets, to detect deletions', async () => {
    await store.writer.write([
      ...metadataWrites(['orders-ga4']),
      podWrite(WEB),
    ]);
    const stored = (part: (typeof TARGET_PARTS)[number]) =>
      store.writer.storedTargets({ cluster, part });
    expect([...(await stored('consumers')).keys()]).toEqual([`floe/${WEB}`]);
    const { uid } = recordedSecretMetadata('orders-ga4').metadata as any;
    const versions = await stored('secret-metadata');
    expect([...versions.keys()]).toEqual(['floe/orders-ga4']);
    expect(versions.get('floe/orders-ga4')).toContain(uid);
  });

  it('returns the newest revision of a Helm release', async () => {
    const revisions = ['v1', 'v2'].map(
      version =>
        extractHelmRelease(
          recordedSecretMetadata(`sh.helm.release.v1.orders.${version}`),
          { cluster, now: '2026-11-24T11:30:00.000Z' },
        )!,
    );
    await store.writer.write(
      [...revisions].reverse().map(release => ({
        type: 'helm-release',
        release,
      })),
    );
    const release = { cluster, namespace: 'floe', name: 'orders' };
    const newest = async () =>
      (await reader.readReleases([release])).get(targetKey(release));
    expect(await newest()).toEqual({
      revision: 2,
      status: 'deployed',
      deployedAt: '2026-11-24T11:28:42.000Z',
    });
    await store.writer.write([
      {
        type: 'helm-release-gone',
        cluster,
        namespace: 'floe',
        secretName: 'sh.helm.release.v1.orders.v2',
      },
    ]);
    expect(await newest()).toMatchObject({ revision: 1, status: 'superseded' });
  });

  it('deletes objects that are not observed any more', async () => {
    const plain = extractSecretMetadata(recordedSecretMetadata('orders-ga4'), {
      cluster,
      now: '2026-11-24T11:30:00.000Z',
    })!.plain!;
    await store.fill({
      secrets: [plain],
      writes: [...metadataWrites(), podWrite('debug')],
    });
    expect(await store.reader.listSecrets({})).toHaveLength(1);
    await store.writer.write(
      TARGET_PARTS.map(part => ({ type: 'target-part-off', cluster, part })),
    );
    const { metadata, consumers } = await read('orders-ga4');
    expect(metadata.size + consumers.size).toBe(0);
    expect(await store.reader.listSecrets({})).toEqual([]);
    // It did not go: nobody looks at it any more.
    expect(
      (await store.reader.listTransitions(plain.id, 10)).map(
        ({ state }) => state,
      ),
    ).toEqual(['synced']);
  });
});
