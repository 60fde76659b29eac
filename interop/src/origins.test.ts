import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { externalSecret, fakeStore, secret } from './cases/objects';
import {
  ClusterUnderTest,
  KubernetesObject,
  startRealCluster,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';

const generators = 'generators.external-secrets.io/v1alpha1';

/**
 * The other sources of secrets besides stores, and the objects that
 * cluster-wide objects create.
 */
describe.each(['0.20.4', '0.16.1'] as const)(
  'the portal with External Secrets Operator %s',
  version => {
    const namespace = 'floe';
    let cluster: ClusterUnderTest;
    let portal: Portal;

    beforeAll(async () => {
      cluster = await startRealCluster(version);
      for (const name of [namespace, 'other']) {
        await cluster.admin.create({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name, labels: { team: 'floe' } },
        });
      }
      portal = await Portal.start(cluster);
    });
    afterAll(async () => {
      await portal?.stop();
      await cluster?.stop();
    });

    const create = async (...objects: KubernetesObject[]) => {
      for (const object of objects) {
        await cluster.admin.create(object);
      }
    };
    const drawsOn = (name: string, kind: string, generator: string) =>
      externalSecret(cluster.caseContext, namespace, name, {
        data: [],
        spec: {
          secretStoreRef: undefined,
          dataFrom: [
            {
              sourceRef: {
                generatorRef: {
                  apiVersion: generators,
                  kind,
                  name: generator,
                },
              },
            },
          ],
        },
      });
    const password = (name: string): KubernetesObject => ({
      apiVersion: generators,
      kind: 'Password',
      metadata: { namespace, name },
      spec: {
        length: 24,
        digits: 5,
        symbols: 5,
        noUpper: false,
        allowRepeat: true,
      },
    });
    const shown = (
      name: string,
      isExpected: (shown: ManagedSecret) => boolean,
      place = namespace,
    ) => {
      let last: ManagedSecret | undefined;
      return waitFor(
        async () => {
          last = await portal.secret(place, name);
          return last && isExpected(last) ? last : undefined;
        },
        {
          what: () => `${name} to be shown. It is ${JSON.stringify(last)}`,
        },
      );
    };
    const originOf = ({ source }: ManagedSecret) => source.origins?.[0];

    it('shows the generator that a secret uses', async () => {
      await create(
        password('db-password'),
        drawsOn('generated', 'Password', 'db-password'),
      );
      const found = await shown(
        'generated',
        each => each.state === 'synced' && originOf(each)?.exists === true,
      );
      expect(found.source).toMatchObject({
        store: null,
        origins: [
          {
            kind: 'Password',
            name: 'db-password',
            namespace,
            exists: true,
            generates: null,
          },
        ],
      });
    });

    it('shows the kind of generator in a ClusterGenerator', async () => {
      await create(
        {
          apiVersion: generators,
          kind: 'ClusterGenerator',
          metadata: { name: 'shared-uuid' },
          spec: { kind: 'UUID', generator: { uuidSpec: {} } },
        },
        drawsOn('from-cluster-generator', 'ClusterGenerator', 'shared-uuid'),
      );
      const found = await shown(
        'from-cluster-generator',
        each => originOf(each)?.exists === true,
      );
      expect(originOf(found)).toMatchObject({
        namespace: null,
        generates: 'UUID',
      });
    });

    it('proves that a generator is missing, and notices when it is created', async () => {
      await create(drawsOn('not-generated', 'Password', 'forgotten'));
      const missing = await shown('not-generated', ({ findings }) =>
        findings.some(
          ({ id, severity, confidence }) =>
            id === 'generator-not-found' &&
            severity === 'error' &&
            confidence === 'proven',
        ),
      );
      expect(missing.state).toBe('failing');
      expect(originOf(missing)).toMatchObject({ exists: false });

      await create(password('forgotten'));
      await shown('not-generated', each => originOf(each)?.exists === true);
    });

    it('reports each namespace of a ClusterPushSecret', async () => {
      await create(
        fakeStore(namespace),
        secret(namespace, 'source', { token: 'example-token' }),
        {
          apiVersion: 'external-secrets.io/v1alpha1',
          kind: 'ClusterPushSecret',
          metadata: {
            name: 'push-everywhere',
            labels: cluster.caseContext.labels,
          },
          spec: {
            pushSecretName: 'pushed-everywhere',
            refreshTime: '1m',
            namespaceSelectors: [{ matchLabels: { team: 'floe' } }],
            pushSecretSpec: {
              refreshInterval: '1h',
              secretStoreRefs: [{ kind: 'SecretStore', name: 'provider' }],
              selector: { secret: { name: 'source' } },
              data: [
                {
                  match: {
                    secretKey: 'token',
                    remoteRef: { remoteKey: 'pushed' },
                  },
                },
              ],
            },
          },
        },
      );
      const found = await shown(
        'push-everywhere',
        ({ state }) => state === 'failing',
        '',
      );
      expect(found).toMatchObject({
        kind: 'ClusterPushSecret',
        direction: 'to-provider',
        target: { name: 'source', exists: null, keys: ['token'] },
      });
      const children = await waitFor(
        async () => {
          const detail = await portal.detail(found.id);
          return (
            detail.children?.length === 2 &&
            detail.children.every(({ state }) => state !== 'pending') &&
            detail.children
          );
        },
        { what: 'both PushSecrets to be reported' },
      );
      expect(children).toEqual([
        expect.objectContaining({
          kind: 'PushSecret',
          namespace: 'other',
          state: 'failing',
          summary: expect.stringContaining('source'),
        }),
        expect.objectContaining({ namespace, state: 'synced', summary: null }),
      ]);
    });

    it('reports a ClusterExternalSecret as failing while one of its objects fails, even if it is Ready', async () => {
      const child = externalSecret(
        cluster.caseContext,
        namespace,
        'unlabelled',
      );
      const everywhere = {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterExternalSecret',
        metadata: {
          name: 'everywhere',
          labels: cluster.caseContext.labels,
        },
        spec: {
          externalSecretName: 'from-everywhere',
          refreshTime: '1m',
          externalSecretSpec: child.spec,
          namespaceSelectors: [{ matchLabels: { team: 'floe' } }],
        },
      };
      await create(everywhere);
      const found = await shown(
        'everywhere',
        // The portal can see the object before it sees its children.
        ({ findings, state }) =>
          state === 'failing' &&
          findings.some(({ summary }) =>
            summary.startsWith('One ExternalSecret'),
          ),
        '',
      );
      // The operator wrote its intervals in another form, which is reported
      // as well.
      const problemsOf = ({ findings }: typeof found) =>
        findings.filter(({ id }) => id !== 'refresh-interval-form');
      expect(problemsOf(found)).toMatchObject([
        {
          id: 'sync-failed',
          confidence: 'proven',
          summary: 'One ExternalSecret that it created is failing.',
        },
      ]);
      const listed = await portal.secrets({
        q: 'everywhere',
        state: 'failing',
      });
      expect(listed.items.map(({ kind }) => kind)).toContain(
        'ClusterExternalSecret',
      );
      const { status } = (await cluster.admin.get(everywhere))!;
      expect(status!.conditions).toContainEqual(
        expect.objectContaining({ type: 'Ready', status: 'True' }),
      );
      const children = await waitFor(
        async () => {
          const detail = await portal.detail(found.id);
          return (
            detail.children?.length === 2 &&
            detail.children.every(({ state }) => state !== 'pending') &&
            detail.children
          );
        },
        { what: 'both ExternalSecrets to be reported' },
      );
      expect(children).toEqual([
        expect.objectContaining({
          namespace: 'other',
          state: 'failing',
          summary: 'There is no SecretStore provider in namespace other.',
        }),
        expect.objectContaining({ namespace, state: 'synced' }),
      ]);

      await create(fakeStore('other'));
      // The operator would retry by itself, with longer and longer pauses.
      await cluster.admin.patch(
        {
          ...child,
          metadata: { namespace: 'other', name: 'from-everywhere' },
        },
        { metadata: { annotations: { 'force-sync': 'now' } } },
      );
      const recovered = await shown(
        'everywhere',
        ({ state }) => state === 'synced',
        '',
      );
      expect(problemsOf(recovered)).toEqual([]);
    });

    it('stores no value of a generator', async () => {
      const { data } = (await cluster.admin.get({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name: 'generated' },
      }))!;
      const value = Buffer.from(data.password, 'base64').toString();
      expect(value).toHaveLength(24);
      expect(portal.hasKept(value)).toBe(false);
      expect(portal.hasKept('db-password')).toBe(true);
    });
  },
);
