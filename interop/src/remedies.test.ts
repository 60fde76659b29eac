import { FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import {
  externalSecret,
  fakeStore,
  sealedSecret,
  secret,
} from './cases/objects';
import {
  ClusterUnderTest,
  KubernetesObject,
  nextSecond,
  startRealCluster,
  waitFor,
  Workspace,
} from './harness';
import { KubectlStandIn } from './harness/kubectlStandIn';
import { Portal } from './portal/Portal';

const namespace = 'remedies';

describe('a remedy that writes, run on the real operators', () => {
  const workspace = new Workspace();
  let cluster: ClusterUnderTest;
  let portal: Portal;
  let kubectl: KubectlStandIn;

  beforeAll(async () => {
    cluster = await startRealCluster('0.20.4');
    kubectl = new KubectlStandIn(cluster.admin, workspace.folder);
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await cluster.admin.create(
      fakeStore(namespace, { one: 'first', two: 'second' }),
    );
    portal = await Portal.start(cluster);
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
    await workspace.close();
  });

  const read = (object: KubernetesObject) => cluster.admin.get(object);
  const target = (name: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
  });
  const keysOf = async (name: string) =>
    Object.keys((await read(target(name)))?.data ?? {}).sort();

  /** The command of a remedy that the portal offers. */
  const offered = (name: string, id: FindingId, title: RegExp) =>
    waitFor(
      async () => {
        const shown = await portal.secret(namespace, name);
        return shown?.findings
          .find(finding => finding.id === id)
          ?.remedies.find(remedy => title.test(remedy.title))?.command;
      },
      { what: `${id} of ${name} to offer ${title}` },
    );

  const isSynced = (name: string) =>
    waitFor(
      async () => (await portal.secret(namespace, name))?.state === 'synced',
      {
        what: `${name} to be synced`,
      },
    );

  describe('over a Secret that a SealedSecret does not own', () => {
    /** A Secret with two keys, and a SealedSecret that wants to write one of them. */
    async function arrange(name: string): Promise<KubernetesObject> {
      await cluster.admin.create(
        secret(namespace, name, { sealed: 'old', other: 'kept' }),
      );
      return cluster.admin.create(
        sealedSecret(cluster.caseContext, namespace, name, {
          sealed: await cluster.caseContext.seal('new', {
            scope: 'strict',
            namespace,
            name,
          }),
        }),
      );
    }
    const again = (name: string) =>
      offered(name, 'target-unmanaged', /make the controller retry/);

    it('patch adds the key, keeps the others, and the retry applies it', async () => {
      await arrange('patched');
      const tryAgain = await again('patched');
      await kubectl.run(
        await offered('patched', 'target-unmanaged', /^Let the controller add/),
      );
      await kubectl.run(tryAgain);
      await isSynced('patched');
      expect((await read(target('patched')))?.data).toEqual({
        sealed: Buffer.from('new').toString('base64'),
        other: Buffer.from('kept').toString('base64'),
      });
    });

    it('managed deletes the other keys, as its title says', async () => {
      await arrange('managed');
      const tryAgain = await again('managed');
      const manage = await waitFor(
        async () =>
          (await portal.secret(namespace, 'managed'))?.findings
            .flatMap(({ remedies }) => remedies)
            .find(({ title }) => /take the Secret over/.test(title)),
        { what: 'the remedy that takes the Secret over' },
      );
      expect(manage.title).toContain('This deletes the keys');
      await kubectl.run(manage.command!);
      await kubectl.run(tryAgain);
      await isSynced('managed');
      expect(await keysOf('managed')).toEqual(['sealed']);
    });

    it('deleting the Secret makes the controller create it again', async () => {
      await arrange('replaced');
      const tryAgain = await again('replaced');
      await kubectl.run(
        await offered('replaced', 'target-unmanaged', /^Or delete the Secret/),
      );
      await kubectl.run(tryAgain);
      await isSynced('replaced');
      expect(
        (await read(target('replaced')))?.metadata.ownerReferences,
      ).toEqual([
        expect.objectContaining({ kind: 'SealedSecret', name: 'replaced' }),
      ]);
    });

    it('"try again" makes the controller try each time', async () => {
      const object = await arrange('tried');
      const tryAgain = await again('tried');
      const generations: unknown[] = [];
      for (let time = 0; time < 2; time++) {
        await nextSecond();
        await kubectl.run(tryAgain);
        const tried = await waitFor(
          async () => {
            const now = await read(object);
            return (
              now?.status?.observedGeneration === now?.metadata.generation &&
              now
            );
          },
          { what: 'the controller to have tried' },
        );
        generations.push(tried.metadata.generation);
      }
      expect(generations).toEqual([2, 3]);
    });
  });

  it('deleting an immutable target applies a later change', async () => {
    const object = externalSecret(cluster.caseContext, namespace, 'immutable', {
      data: [{ secretKey: 'a', key: 'one' }],
      target: { immutable: true },
    });
    await cluster.admin.create(object);
    await isSynced('immutable');
    await cluster.admin.patch(object, {
      spec: { data: [{ secretKey: 'b', remoteRef: { key: 'two' } }] },
    });
    const remove = await offered('immutable', 'target-immutable', /^Delete/);
    await waitFor(
      async () => {
        const { metadata, status } = (await read(object))!;
        return status?.syncedResourceVersion?.startsWith(
          `${metadata.generation}-`,
        );
      },
      { what: 'the operator to report success' },
    );
    expect(await keysOf('immutable')).toEqual(['a']);
    await kubectl.run(remove);
    await waitFor(async () => (await keysOf('immutable')).join() === 'b', {
      what: 'the new key in the target',
    });
  });

  it('an immutable target that is made mutable is written only after it was deleted', async () => {
    const object = externalSecret(cluster.caseContext, namespace, 'mutable', {
      data: [{ secretKey: 'a', key: 'one' }],
      target: { immutable: true },
    });
    await cluster.admin.create(object);
    await isSynced('mutable');
    await cluster.admin.patch(object, {
      spec: {
        target: { immutable: false },
        data: [{ secretKey: 'b', remoteRef: { key: 'two' } }],
      },
    });
    await kubectl.run(await offered('mutable', 'target-immutable', /^Delete/));
    await isSynced('mutable');
    expect(await keysOf('mutable')).toEqual(['b']);
  });

  it('the immutable target of a SealedSecret is mutable once its template is, and it was deleted', async () => {
    const name = 'sealed-immutable';
    const seal = (value: string) =>
      cluster.caseContext.seal(value, { scope: 'strict', namespace, name });
    const object = await cluster.admin.create(
      sealedSecret(
        cluster.caseContext,
        namespace,
        name,
        { sealed: await seal('old') },
        { template: { immutable: true } },
      ),
    );
    await isSynced(name);
    expect((await read(target(name)))?.immutable).toBe(true);
    await cluster.admin.patch(object, {
      spec: {
        encryptedData: { sealed: await seal('new') },
        template: { immutable: null },
      },
    });
    await kubectl.run(
      await offered(name, 'target-immutable', /^Delete the target once/),
    );
    await isSynced(name);
    const written = await read(target(name));
    expect(written?.data).toEqual({
      sealed: Buffer.from('new').toString('base64'),
    });
    expect(written?.immutable).toBeUndefined();
  });

  it('deleting the target applies a change that the refresh policy ignores', async () => {
    const object = externalSecret(cluster.caseContext, namespace, 'once', {
      data: [{ secretKey: 'a', key: 'one' }],
      spec: { refreshPolicy: 'CreatedOnce' },
    });
    await cluster.admin.create(object);
    await isSynced('once');
    await cluster.admin.patch(object, {
      spec: { data: [{ secretKey: 'b', remoteRef: { key: 'two' } }] },
    });
    await kubectl.run(
      await offered('once', 'change-pending', /delete the target/),
    );
    await isSynced('once');
    expect(await keysOf('once')).toEqual(['b']);
  });

  it('deleting a Secret whose type cannot be changed creates it with the new type', async () => {
    await cluster.admin.create({
      ...secret(namespace, 'typed', { username: 'u', password: 'p' }),
      type: 'kubernetes.io/basic-auth',
    });
    await cluster.admin.create(
      externalSecret(cluster.caseContext, namespace, 'typed', {
        data: [{ secretKey: 'a', key: 'one' }],
        target: { template: { type: 'Opaque' } },
      }),
    );
    await kubectl.run(
      await offered('typed', 'sync-failed', /^Or delete the Secret/),
    );
    await isSynced('typed');
    expect((await read(target('typed')))?.type).toBe('Opaque');
  });
});
