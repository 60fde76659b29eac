import { mockServices } from '@backstage/backend-test-utils';
import {
  recordedCases,
  recordedFluxCases,
} from '../../__testUtils__/recordedCases';
import {
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { ObservationWrite } from '../../store/ObservationWriter';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { observedResources } from '../observedResources';
import { KnownPositions } from './KnownPositions';
import { unreadable } from '../__testUtils__/unreadable';
import { ObjectRecorder } from './ObjectRecorder';
import { OnLeftOut } from './UnreadableObjects';
import { ClusterQueue } from './ClusterQueue';
import { WriteQueue } from './WriteQueue';

describe('ObjectRecorder', () => {
  let store: TestStore;
  let queue: WriteQueue;
  const clock = new ManualClock();
  const write = jest.fn();

  beforeEach(async () => {
    store = await createTestStore();
    await store.fill({ clusters: [{ name: 'production' }] });
    write.mockReset();
    write.mockImplementation(writes => store.writer.write(writes));
    queue = new WriteQueue({
      writer: { ...store.writer, write } as any,
      logger: mockServices.logger.mock(),
      clock,
      onWritten: () => {},
    });
  });

  afterEach(() => store.close());

  function recorder(
    kind: string,
    version: string = 'v1',
    onSecret?: () => void,
    onLeftOut: OnLeftOut = () => {},
  ) {
    return new ObjectRecorder({
      cluster: 'production',
      resource: observedResources().find(resource => resource.kind === kind)!,
      version,
      queue: new ClusterQueue('lease', queue),
      writer: store.writer,
      positions: new KnownPositions({
        cluster: 'production',
        queue,
        writer: store.writer,
        clock,
      }),
      clock,
      onLeftOut,
      onSecret,
    });
  }

  const recorded = (kind: string) =>
    recordedCases
      .map(({ object }) => object)
      .filter(object => object.kind === kind);

  async function list(kind: string, objects: {}[], version?: string) {
    const its = recorder(kind, version);
    await its.listStarted();
    await its.listed(objects);
    await its.listFinished('100');
    await queue.flush();
  }

  const written = () =>
    write.mock.calls.flat(2).map(({ type }: ObservationWrite) => type);

  it('writes the objects of a list and removes the others', async () => {
    const objects = recorded('ExternalSecret');
    await list('ExternalSecret', objects);
    expect(await store.reader.listSecrets({})).toHaveLength(objects.length);

    const [gone, ...rest] = objects;
    await list('ExternalSecret', rest);
    const secrets = await store.reader.listSecrets({});
    expect(secrets).toHaveLength(rest.length);
    expect(secrets.map(({ name }) => name)).not.toContain(gone.metadata.name);
  });

  it('writes nothing if a list shows no change', async () => {
    await list('ExternalSecret', recorded('ExternalSecret'));
    write.mockClear();
    await list('ExternalSecret', recorded('ExternalSecret'));
    expect(written()).toEqual(['position', 'position']);
  });

  it('reads objects again in another version', async () => {
    await list('ExternalSecret', recorded('ExternalSecret'));
    const [secret] = await store.reader.listSecrets({});
    await list('ExternalSecret', recorded('ExternalSecret'), 'v1beta1');
    expect(await store.reader.getSecret(secret.id)).toMatchObject({
      apiVersion: 'external-secrets.io/v1beta1',
    });
    // That is not a change of the object.
    expect(await store.reader.listTransitions(secret.id, 5)).toHaveLength(1);
  });

  it('keeps Kustomizations only while they decrypt', async () => {
    const kustomizations = recordedFluxCases
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'Kustomization');
    const its = recorder('Kustomization');
    await its.listStarted();
    await its.listed(kustomizations);
    await its.listFinished('100');
    await queue.flush();
    expect(
      (await store.reader.listSecrets({})).map(({ name }) => name).sort(),
    ).toEqual(['sops-nokey', 'sops-ok', 'sops-wrongkey']);

    write.mockClear();
    const spec = { path: './ok' };
    const named = (name: string) =>
      kustomizations.find(({ metadata }) => metadata.name === name)!;
    await its.changed({ ...named('sops-ok'), spec }, '101');
    await its.changed({ ...named('sops-nodec'), spec }, '102');
    await queue.flush();
    expect(written()).toEqual(['secret-gone']);
    expect(await store.reader.listSecrets({})).toHaveLength(2);
  });

  describe('with an object that cannot be read', () => {
    const names = async () =>
      (await store.reader.listSecrets({})).map(({ name }) => name).sort();

    it('skips only that object, counts and names it', async () => {
      const [first, ...rest] = recorded('ExternalSecret');
      await list('ExternalSecret', [first, ...rest]);
      const all = await names();
      const leftOut = jest.fn();
      const its = recorder('ExternalSecret', 'v1', undefined, leftOut);
      const address = `${first.metadata.namespace}/${first.metadata.name}`;

      await its.listStarted();
      await its.listed([unreadable(first), ...rest]);
      await its.listFinished('100');
      await its.changed(unreadable(first), '101');
      await queue.flush();
      expect(await names()).toEqual(
        all.filter(name => name !== first.metadata.name),
      );
      expect(leftOut.mock.calls).toEqual([
        [1, { name: address, fault: expect.stringMatching(/^TypeError at /) }],
      ]);
      expect(JSON.stringify(leftOut.mock.calls)).not.toContain('CANARY');

      await its.changed(first, '102');
      await queue.flush();
      expect(await names()).toEqual(all);
      expect(leftOut).toHaveBeenLastCalledWith(0);
    });

    it('removes it when a change makes it unreadable', async () => {
      const [first, ...rest] = recorded('ExternalSecret');
      await list('ExternalSecret', [first, ...rest]);
      const leftOut = jest.fn();
      const its = recorder('ExternalSecret', 'v1', undefined, leftOut);
      await its.changed(unreadable(first), '101');
      await queue.flush();
      expect(await names()).not.toContain(first.metadata.name);
      await its.deleted(unreadable(first), '102');
      await queue.flush();
      expect(leftOut).toHaveBeenLastCalledWith(0);
      expect(await names()).toHaveLength(rest.length);
    });

    it('lists again in the next replica, so that it is counted there too', async () => {
      const [first, ...rest] = recorded('ExternalSecret');
      await list('ExternalSecret', [unreadable(first), ...rest]);
      expect(await recorder('ExternalSecret').knownVersion()).toBeUndefined();

      await list('ExternalSecret', [first, ...rest]);
      const its = recorder('ExternalSecret');
      await its.changed(unreadable(first), '107');
      expect(await recorder('ExternalSecret').knownVersion()).toBeUndefined();
      await its.changed(first, '108');
      expect(await recorder('ExternalSecret').knownVersion()).toBe('108');
    });
  });

  describe('after another one', () => {
    it('resumes from its checkpoint', async () => {
      const [first, second] = recorded('ExternalSecret');
      expect(await recorder('ExternalSecret').knownVersion()).toBeUndefined();
      await list('ExternalSecret', [first, second]);
      expect(await recorder('ExternalSecret').knownVersion()).toBe('100');

      const its = recorder('ExternalSecret');
      await its.changed(second, '107');
      await its.deleted(first, '108');
      const next = recorder('ExternalSecret');
      expect(await next.knownVersion()).toBe('108');
      expect(await next.isKnown(second)).toBe(true);
      expect(await next.isKnown(first)).toBe(false);
      expect(await recorder('SecretStore').knownVersion()).toBeUndefined();
    });

    it('lists for another version', async () => {
      await list('ExternalSecret', recorded('ExternalSecret'));
      const other = recorder('ExternalSecret', 'v1beta1');
      expect(await other.knownVersion()).toBeUndefined();
    });

    it('lists if a list was not finished', async () => {
      await list('ExternalSecret', recorded('ExternalSecret'));
      const its = recorder('ExternalSecret');
      await its.listStarted();
      await its.listed(recorded('ExternalSecret'));
      expect(await recorder('ExternalSecret').knownVersion()).toBeUndefined();
    });

    it('writes from time to time that nothing happened', async () => {
      await list('ExternalSecret', []);
      const its = recorder('ExternalSecret');
      await its.bookmarked('120');
      write.mockClear();
      await its.bookmarked('140');
      await clock.advance(2 * 60_000);
      await its.bookmarked('160');
      await queue.flush();
      expect(written()).toEqual(['position']);
      expect(await recorder('ExternalSecret').knownVersion()).toBe('160');
    });

    it('knows which Kustomizations are stored', async () => {
      const kustomizations = recordedFluxCases
        .map(({ object }) => object)
        .filter(({ kind }) => kind === 'Kustomization');
      await list('Kustomization', kustomizations);
      const its = recorder('Kustomization');
      await its.knownVersion();
      const ok = kustomizations.find(o => o.metadata.name === 'sops-ok')!;
      await its.changed({ ...ok, spec: { path: './ok' } }, '101');
      await queue.flush();
      expect(await store.reader.listSecrets({})).toHaveLength(2);
    });

    it('reports the kinds of the origins of stored secrets', async () => {
      const drawing = (name: string) => {
        const [object] = recorded('ExternalSecret');
        const generatorRef = { kind: 'Password', name: 'any' };
        return {
          ...object,
          metadata: { ...object.metadata, name, uid: name },
          spec: { dataFrom: [{ sourceRef: { generatorRef } }] },
        };
      };
      await list('ExternalSecret', ['a', 'b'].map(drawing));
      const onSecret = jest.fn();
      await recorder('ExternalSecret', 'v1', onSecret).knownVersion();
      expect(onSecret.mock.calls).toMatchObject([
        [{ facts: { generators: [{ kind: 'Password' }] } }],
      ]);
    });
  });

  it('records stores, and follows a watch', async () => {
    await list('SecretStore', recorded('SecretStore'));
    expect(await store.reader.listStores({})).toHaveLength(2);
    const stores = recorder('SecretStore');
    await stores.deleted(recorded('SecretStore')[0], '101');
    await queue.flush();
    expect(await store.reader.listStores({})).toHaveLength(1);

    const secrets = recorder('SealedSecret', 'v1alpha1');
    const [object] = recorded('SealedSecret');
    await secrets.changed(object, '101');
    await secrets.changed({ metadata: { name: 'without a uid' } }, '102');
    await queue.flush();
    expect(await store.reader.listSecrets({})).toHaveLength(1);
    await secrets.deleted(object, '103');
    await queue.flush();
    expect(await store.reader.listSecrets({})).toHaveLength(0);
  });
});
