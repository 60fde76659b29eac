import { mockServices } from '@backstage/backend-test-utils';
import {
  recordedCases,
  recordedFluxCases,
} from '../../__testUtils__/recordedCases';
import {
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { ManualClock } from '../__testUtils__/ManualClock';
import { OBSERVED_RESOURCES } from '../observedResources';
import { ObjectRecorder } from './ObjectRecorder';
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

  function recorder(kind: string, version: string = 'v1') {
    return new ObjectRecorder({
      cluster: 'production',
      resource: OBSERVED_RESOURCES.find(resource => resource.kind === kind)!,
      version,
      queue,
      writer: store.writer,
      clock,
      events: { contacted() {}, failed() {}, stateChanged() {} },
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
    await its.listFinished();
    await queue.flush();
  }

  it('writes what a list has and removes what it has not', async () => {
    const objects = recorded('ExternalSecret');
    await list('ExternalSecret', objects);
    expect(await store.reader.listSecrets({})).toHaveLength(objects.length);

    const [gone, ...rest] = objects;
    await list('ExternalSecret', rest);
    const secrets = await store.reader.listSecrets({});
    expect(secrets).toHaveLength(rest.length);
    expect(secrets.map(({ name }) => name)).not.toContain(gone.metadata.name);
  });

  it('writes nothing when a list shows nothing new', async () => {
    await list('ExternalSecret', recorded('ExternalSecret'));
    write.mockClear();
    await list('ExternalSecret', recorded('ExternalSecret'));
    expect(write).not.toHaveBeenCalled();
  });

  it('reads objects anew in another version', async () => {
    await list('ExternalSecret', recorded('ExternalSecret'));
    const [secret] = await store.reader.listSecrets({});
    await list('ExternalSecret', recorded('ExternalSecret'), 'v1beta1');
    expect(await store.reader.getSecret(secret.id)).toMatchObject({
      apiVersion: 'external-secrets.io/v1beta1',
    });
    // That is no change of the object.
    expect(await store.reader.listTransitions(secret.id, 5)).toHaveLength(1);
  });

  it('keeps of Kustomizations those that decrypt, while they do', async () => {
    const kustomizations = recordedFluxCases
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'Kustomization');
    const its = recorder('Kustomization');
    await its.listStarted();
    await its.listed(kustomizations);
    await its.listFinished();
    await queue.flush();
    expect(
      (await store.reader.listSecrets({})).map(({ name }) => name).sort(),
    ).toEqual(['sops-nokey', 'sops-ok', 'sops-wrongkey']);

    write.mockClear();
    const spec = { path: './ok' };
    const named = (name: string) =>
      kustomizations.find(({ metadata }) => metadata.name === name)!;
    await its.changed({ ...named('sops-ok'), spec });
    await its.changed({ ...named('sops-nodec'), spec });
    await queue.flush();
    expect(write.mock.calls.flat(2)).toMatchObject([{ type: 'secret-gone' }]);
    expect(await store.reader.listSecrets({})).toHaveLength(2);
  });

  it('records stores, and follows a watch', async () => {
    await list('SecretStore', recorded('SecretStore'));
    expect(await store.reader.listStores({})).toHaveLength(2);
    const stores = recorder('SecretStore');
    await stores.deleted(recorded('SecretStore')[0]);
    await queue.flush();
    expect(await store.reader.listStores({})).toHaveLength(1);

    const secrets = recorder('SealedSecret', 'v1alpha1');
    const [object] = recorded('SealedSecret');
    await secrets.changed(object);
    await secrets.changed({ metadata: { name: 'without a uid' } });
    await queue.flush();
    expect(await store.reader.listSecrets({})).toHaveLength(1);
    await secrets.deleted(object);
    await queue.flush();
    expect(await store.reader.listSecrets({})).toHaveLength(0);
  });
});
