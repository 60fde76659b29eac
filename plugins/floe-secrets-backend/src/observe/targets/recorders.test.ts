import { mockServices } from '@backstage/backend-test-utils';
import {
  allRecordedPods,
  allRecordedSecretMetadata,
  recordedPod,
  recordedSecretMetadata,
} from '../../__testUtils__/recordedKubernetes';
import {
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { ObservationWrite } from '../../store/ObservationWriter';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { unreadable } from '../__testUtils__/unreadable';
import { OnLeftOut } from '../recording/UnreadableObjects';
import { ClusterQueue } from '../recording/ClusterQueue';
import { WriteQueue } from '../recording/WriteQueue';
import { HelmReleaseRecorder } from './HelmReleaseRecorder';
import { PodRecorder } from './PodRecorder';
import { SecretMetadataRecorder } from './SecretMetadataRecorder';
import { TargetRecorder } from './TargetRecorder';

const cluster = 'production';

describe.each([
  {
    name: 'SecretMetadataRecorder',
    Recorder: SecretMetadataRecorder,
    objects: allRecordedSecretMetadata,
    part: 'secret-metadata' as const,
  },
  {
    name: 'PodRecorder',
    Recorder: PodRecorder,
    objects: allRecordedPods,
    part: 'consumers' as const,
  },
  {
    name: 'HelmReleaseRecorder',
    Recorder: HelmReleaseRecorder,
    objects: allRecordedSecretMetadata.filter(({ metadata }) =>
      metadata.name.startsWith('sh.helm.'),
    ),
    part: 'helm-releases' as const,
  },
])('$name', ({ Recorder, objects, part }) => {
  let store: TestStore;
  let queue: WriteQueue;
  let written: ObservationWrite[];
  const clock = new ManualClock();

  beforeEach(async () => {
    store = await createTestStore();
    await store.fill({ clusters: [{ name: cluster }] });
    written = [];
    queue = new WriteQueue({
      writer: {
        ...store.writer,
        write: async (writes: ObservationWrite[]) => {
          written.push(...writes);
          return store.writer.write(writes);
        },
      } as any,
      logger: mockServices.logger.mock(),
      clock,
      onWritten: () => {},
    });
  });
  afterEach(() => store.close());

  const create = (onLeftOut: OnLeftOut = () => {}): TargetRecorder =>
    new Recorder({
      cluster,
      queue: new ClusterQueue('lease', queue),
      writer: store.writer,
      clock,
      onLeftOut,
    });
  const list = async (recorder: TargetRecorder, listed: {}[]) => {
    written = [];
    await recorder.listStarted();
    await recorder.listed(listed);
    await recorder.listFinished();
    await queue.flush();
  };
  const stored = async () =>
    [...(await store.writer.storedTargets({ cluster, part })).keys()].sort();

  it('stores the listed objects, and removes those missing in a later list', async () => {
    await list(create(), objects);
    const all = await stored();
    expect(all.length).toBeGreaterThan(1);
    await list(create(), objects.slice(1));
    const [first] = objects;
    expect(await stored()).toEqual(
      all.filter(
        key => key !== `${first.metadata.namespace}/${first.metadata.name}`,
      ),
    );
  });

  it('follows changes and deletions', async () => {
    const recorder = create();
    await list(recorder, objects);
    const all = await stored();
    await recorder.deleted(objects[0]);
    await queue.flush();
    expect(await stored()).toHaveLength(all.length - 1);
    await recorder.changed(objects[0]);
    await queue.flush();
    expect(await stored()).toEqual(all);
  });

  it('skips only an object that cannot be read', async () => {
    const [first, ...rest] = objects;
    await list(create(), objects);
    const all = await stored();
    const others = all.filter(
      key => key !== `${first.metadata.namespace}/${first.metadata.name}`,
    );
    const leftOut = jest.fn();
    const recorder = create(leftOut);
    await list(recorder, [unreadable(first), ...rest]);
    expect(await stored()).toEqual(others);
    expect(leftOut).toHaveBeenCalledTimes(1);
    await recorder.changed(first);
    await queue.flush();
    expect(await stored()).toEqual(all);
    expect(leftOut).toHaveBeenLastCalledWith(0);
    await recorder.changed(unreadable(first));
    await queue.flush();
    expect(await stored()).toEqual(others);
    await recorder.deleted(unreadable(first));
    await queue.flush();
    expect(leftOut).toHaveBeenLastCalledWith(0);
  });

  it('tolerates absurd objects', async () => {
    await list(create(), [{}, { metadata: 7 }, { metadata: { name: 'a' } }]);
    expect(await stored()).toEqual([]);
  });
});

describe('a write', () => {
  let store: TestStore;
  const pushed: ObservationWrite[] = [];
  const options = () => ({
    cluster,
    queue: {
      async push(writes: ObservationWrite[]) {
        pushed.push(...writes);
      },
      async flush() {},
    },
    writer: store.writer,
    clock: new ManualClock(),
    onLeftOut() {},
  });

  beforeEach(async () => {
    store = await createTestStore();
    pushed.length = 0;
  });
  afterEach(() => store.close());

  it('of a plain Secret is a managed secret too, until something manages it', async () => {
    const recorder = new SecretMetadataRecorder(options());
    await recorder.listStarted();
    await recorder.changed(recordedSecretMetadata('orders-ga4'));
    expect(pushed.map(({ type }) => type)).toEqual([
      'secret-metadata',
      'secret',
    ]);
    pushed.length = 0;
    const adopted = recordedSecretMetadata('orders-ga4');
    (adopted.metadata as any).labels['reconcile.external-secrets.io/managed'] =
      'true';
    await recorder.changed(adopted);
    expect(pushed.map(({ type }) => type)).toEqual([
      'secret-metadata',
      'secret-gone',
    ]);
  });

  describe('that External Secrets Operator fills', () => {
    const written = (
      second: string,
      hash: string | undefined,
      amend: (metadata: any) => void = () => {},
    ) => {
      const object = recordedSecretMetadata('orders-edited');
      const metadata = object.metadata as any;
      const time = `2026-11-24T12:00:${second}Z`;
      metadata.resourceVersion = `12${second}`;
      metadata.annotations = hash && {
        'reconcile.external-secrets.io/data-hash': hash,
      };
      metadata.managedFields = [
        {
          manager: 'externalsecrets.external-secrets.io/orders',
          operation: 'Apply',
          time,
          fieldsV1: {
            'f:data': { 'f:TOKEN': {} },
            'f:metadata': { 'f:annotations': {} },
          },
        },
      ];
      amend(metadata);
      return object;
    };
    const HASH = 'c4n4ry00'.repeat(7);
    const changedAfter = async (
      ...objects: ReturnType<typeof recordedSecretMetadata>[]
    ) => {
      await store.fill({ clusters: [{ name: cluster }] });
      const recorder = new SecretMetadataRecorder(options());
      await recorder.listStarted();
      for (const object of objects) {
        const before = pushed.length;
        await recorder.changed(object);
        // Each in a batch of its own; below, all of them in one.
        await store.writer.write(pushed.slice(before));
      }
      expect(JSON.stringify(pushed)).not.toContain('c4n4ry');
      const one = await store.database('secret_metadata').select();
      expect(JSON.stringify(one)).not.toContain('c4n4ry');
      await store.database('secret_metadata').delete();
      await store.writer.write(pushed);
      const all = await store.database('secret_metadata').select();
      expect(all).toEqual(one);
      return one[0];
    };

    it('has not changed since its creation if the hash stays', async () => {
      const time = '2026-11-24T12:00:10Z';
      const created = (metadata: any) => {
        metadata.creationTimestamp = time;
      };
      expect(
        await changedAfter(
          written('10', HASH, created),
          written('20', HASH, created),
          written('30', HASH, created),
        ),
      ).toMatchObject({ changed_at: '2026-11-24T12:00:10.000Z' });
      expect(
        await changedAfter(
          written('10', HASH, created),
          written('20', 'other', created),
        ),
      ).toMatchObject({ changed_at: '2026-11-24T12:00:20.000Z' });
    });

    it('has not changed by a refresh after the portal was started again', async () => {
      const time = '2026-11-24T12:00:10Z';
      const created = (metadata: any) => {
        metadata.creationTimestamp = time;
      };
      await store.fill({ clusters: [{ name: cluster }] });
      const before = new SecretMetadataRecorder(options());
      await before.listStarted();
      await before.changed(written('10', HASH, created));
      await store.writer.write(pushed.splice(0));

      const after = new SecretMetadataRecorder(options());
      await after.listStarted();
      await after.listed([written('10', HASH, created)]);
      await after.listFinished();
      await after.changed(written('30', HASH, created));
      await store.writer.write(pushed.splice(0));
      expect(await store.database('secret_metadata').select()).toMatchObject([
        {
          changed_at: '2026-11-24T12:00:10.000Z',
          version: expect.stringMatching(/ 1230$/),
        },
      ]);
    });

    it('has not changed if the hash of its data stays', async () => {
      expect(
        await changedAfter(
          written('10', HASH),
          written('20', HASH),
          written('30', HASH),
        ),
      ).toMatchObject({
        changed_at: '2026-11-24T12:00:10.000Z',
        version: expect.stringMatching(/ 1230$/),
      });
    });

    it.each([
      ['with another hash', written('20', 'other')],
      ['without a hash', written('20', undefined)],
      [
        'when it was made anew',
        written('20', HASH, metadata => {
          metadata.uid = 'another';
        }),
      ],
      [
        'by hand',
        written('20', HASH, metadata => {
          metadata.managedFields.push({
            manager: 'kubectl-edit',
            operation: 'Update',
            time: '2026-11-24T12:00:20Z',
            fieldsV1: { 'f:data': { 'f:TOKEN': {} } },
          });
        }),
      ],
    ])('has changed %s', async (_, second) => {
      expect(await changedAfter(written('10', HASH), second)).toMatchObject({
        changed_at: '2026-11-24T12:00:20.000Z',
      });
    });
  });

  it('of an already stored list writes nothing', async () => {
    await store.fill({ clusters: [{ name: cluster }] });
    const first = new SecretMetadataRecorder(options());
    await first.listStarted();
    await first.listed(allRecordedSecretMetadata);
    await store.writer.write(pushed.splice(0));
    const second = new SecretMetadataRecorder(options());
    await second.listStarted();
    await second.listed(allRecordedSecretMetadata);
    await second.listFinished();
    expect(pushed).toEqual([]);
  });

  it('of a pod is not written while its stored facts are unchanged', async () => {
    const recorder = new PodRecorder(options());
    await recorder.listStarted();
    await recorder.changed(recordedPod('debug'));
    const ready = recordedPod('debug');
    (ready as any).status.conditions = [{ type: 'Ready', status: 'True' }];
    await recorder.changed(ready);
    await recorder.changed(recordedPod('without-secrets'));
    expect(pushed).toHaveLength(1);
    const finished = recordedPod('debug');
    (finished as any).status.phase = 'Succeeded';
    await recorder.changed(finished);
    expect(pushed[1]).toMatchObject({ type: 'pod', pod: { consumers: [] } });
  });
});
